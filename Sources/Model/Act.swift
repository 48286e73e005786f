/// What a run of a tool does, in the words of the catalogue: the class of a verb such as `kubectl delete`.
///
/// Rules that name acts (`does:`) need not name every tool. A tool of which no act is known has none; then only rules speak
/// that name it.
package enum Act: String, Sendable, CaseIterable {
  /// Shows what is there, and changes nothing.
  case look
  /// Makes, checks or tests what lies in the work tree.
  case build
  /// Changes the everyday settings of this work tree or machine that are easily set back.
  case local
  /// Shows what it would do.
  case rehearse
  /// Brings foreign code to this machine.
  case install
  /// Runs code that comes from elsewhere or is not looked at.
  case execute
  /// Changes what others share.
  case change
  /// Takes away what others share or what cannot be brought back.
  case destroy
  /// Takes away what only this machine has: images, volumes, test data.
  case discard
  /// Shows a secret.
  case reveal
  /// Shows the value of a variable that holds a secret by its name.
  case printSecret = "print_secret"
  /// Changes secrets or keys.
  case rekey
  /// Sends files or data elsewhere.
  case send
  /// Gives a work to others under its name: packages, releases, images.
  case publish
  /// Gives rights.
  case grant
  /// Makes something run later, or at every start.
  case persist
  /// Opens this machine or a service to others.
  case expose
  /// Turns off what protects or records.
  case disarm
  /// Changes disks, the kernel, or the system as a whole.
  case system
  /// Ends processes that are not known to be one's own.
  case kill

  /// Whether nothing is lost or given away by it.
  package var isHarmless: Bool {
    switch self {
    case .look, .build, .local, .rehearse: true
    default: false
    }
  }
}

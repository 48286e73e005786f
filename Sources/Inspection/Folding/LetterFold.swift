/// Letters that look or sound like ASCII letters, folded to them: accents dropped, case dropped, look-alikes of other
/// alphabets and the decorated letters of Unicode read as what they imitate.
///
/// One table for two uses: words of a text are matched whatever alphabet they are dressed in, and names that a person would
/// take for each other get one skeleton (in the spirit of UTS #39). Words of other languages fold too, on both sides of the
/// match, so that they still meet.
enum LetterFold {
  /// The folded character. ASCII capitals become small letters; what is in no table stays, in lower case where the alphabet
  /// has a simple one.
  @inline(__always)
  static func fold(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return (0x41...0x5A).contains(value) ? value | 0x20 : value }
    if value < UInt32(table.count) {
      let folded = table[Int(value)]
      return folded == 0 ? lowercased(value) : UInt32(folded)
    }
    return beyondTable(value)
  }

  private static func lowercased(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x391...0x3A9, 0x410...0x42F: value + 0x20
    case 0x3C2: 0x3C3
    case 0x400...0x40F: value + 0x50
    case 0x460...0x52F: value | 1
    case 0x531...0x556: value + 0x30
    default: value
    }
  }

  private static func beyondTable(_ value: UInt32) -> UInt32 {
    switch value {
    // Full-width forms are ASCII, 0xFEE0 away.
    case 0xFF01...0xFF5E: fold(value - 0xFEE0)
    case 0xA730: 0x66
    case 0xA731: 0x73
    case 0xAB30...0xABBF: cherokee(value)
    case 0x1D400...0x1D7FF: mathematical(value)
    // Parenthesized, squared, negative circled and squared capitals, regional indicators.
    case 0x1F110...0x1F129: value - 0x1F110 + 0x61
    case 0x1F130...0x1F149: value - 0x1F130 + 0x61
    case 0x1F150...0x1F169: value - 0x1F150 + 0x61
    case 0x1F170...0x1F189: value - 0x1F170 + 0x61
    case 0x1F1E6...0x1F1FF: value - 0x1F1E6 + 0x61
    default: value
    }
  }

  /// Small Cherokee letters follow their capitals, which are in the table.
  private static func cherokee(_ value: UInt32) -> UInt32 {
    guard value >= 0xAB70 else { return value }
    let folded = table[Int(value - 0xAB70 + 0x13A0)]
    return folded == 0 ? value : UInt32(folded)
  }

  /// Mathematical alphabets: thirteen of 26 capitals and 26 small letters, then Greek, then five rows of digits.
  private static func mathematical(_ value: UInt32) -> UInt32 {
    if value < 0x1D6A4 { return (value - 0x1D400) % 26 + 0x61 }
    if value >= 0x1D7CE { return (value - 0x1D7CE) % 10 + 0x30 }
    guard value >= 0x1D6A8 else { return 0x69 }
    // Five Greek alphabets of 58 signs: 25 capitals, nabla, 25 small letters, seven more.
    let place = (value - 0x1D6A8) % 58
    return place < 25 ? fold(0x391 + place) : (26..<51).contains(place) ? fold(0x3B1 + place - 26) : value
  }

  /// What each ASCII letter or digit is imitated by below U+2500.
  private static let imitations: [(Character, String)] = [
    ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẚªᵃₐᴀᴬⒶⓐ⒜АаΑαάɑⱭᎪӐӑӒӓ"),
    ("b", "ḂḃḄḅḆḇƀƁɓƂƃʙᴮᵇⒷⓑ⒝ВвΒЬᏴᏼƄßƅ"),
    ("c", "ÇçĆćĈĉĊċČčḈḉƇƈȻȼᴄᶜⒸⓒ⒞СсϹϲⅭⅽᏟҪҫ"),
    ("d", "ĎďĐđḊḋḌḍḎḏḐḑḒḓƉƊɖɗᴅᴰᵈⒹⓓ⒟ÐðⅮⅾԀԁᎠᏧ"),
    ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệᴇᴱᵉₑⒺⓔ⒠ЕеЁёΕεέҽᎬЀѐ℮ɇӖӗ"),
    ("f", "ḞḟƑƒϜᶠⒻⓕ⒡Ꞙẝſʄ"),
    ("g", "ĜĝĞğĠġĢģǤǥǦǧǴǵḠḡƓɠɡɢᴳᵍⒼⓖ⒢ԌᏀᏳᶃց"),
    ("h", "ĤĥĦħḢḣḤḥḦḧḨḩḪḫẖʜᴴʰₕⒽⓗ⒣НнΗһҺᏂᎻℎհ"),
    ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊịɪᴵᵢⁱⒾⓘ⒤ІіЇїΙιίϊΐɩӀⅠⅰᎥ"),
    ("j", "ĴĵǰȷɈɉᴊᴶʲⱼⒿⓙ⒥ЈјϳᎫյ"),
    ("k", "ĶķǨǩḰḱḲḳḴḵƘƙᴋᴷᵏₖⓀⓚ⒦КкΚκKᏦқҚ"),
    ("l", "ĹĺĻļĽľĿŀŁłḶḷḸḹḺḻḼḽʟᴸˡₗⓁⓛ⒧ⅬⅼᏞɭӏǀ"),
    ("m", "ḾḿṀṁṂṃᴍᴹᵐₘⓂⓜ⒨МмΜⅯⅿᎷɱ"),
    ("n", "ÑñŃńŅņŇňŉŊŋǸǹṄṅṆṇṈṉṊṋɴᴺⁿₙⓃⓝ⒩ΝηήпПոռɳ"),
    ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợºᴏᴼᵒₒⓄⓞ⒪ОоΟοόσՕօӦӧ"),
    ("p", "ṔṕṖṗƤƥᴘᴾᵖₚⓅⓟ⒫РрΡρᏢ"),
    ("q", "ʠⓆⓠ⒬ԚԛզɊɋ"),
    ("r", "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟʀᴿʳᵣⓇⓡ⒭гᎡᏒɾɽ"),
    ("s", "ŚśŜŝŞşŠšȘșṠṡṢṣṤṥṦṧṨṩˢₛⓈⓢ⒮ЅѕႽᏚՏʂ"),
    ("t", "ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗᴛᵀᵗₜⓉⓣ⒯ТтΤτᎢ"),
    ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰựᴜᵁᵘᵤⓊⓤ⒰υύϋΰՍսʋ"),
    ("v", "ṼṽṾṿƲᴠᵛᵥⓋⓥ⒱ѴѵνⅤⅴᏙ"),
    ("w", "ŴŵẀẁẂẃẄẅẆẇẈẉẘᴡᵂʷⓌⓦ⒲ԜԝωώᎳᏔաɯ"),
    ("x", "ẊẋẌẍˣₓⓍⓧ⒳ХхΧχⅩⅹ"),
    ("y", "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹʏʸⓎⓨ⒴УуΥγүҮᎩў"),
    ("z", "ŹźŻżŽžƵƶẐẑẒẓẔẕᴢᶻⓏⓩ⒵ΖᏃʐ"),
    ("0", "⁰₀⓪"), ("1", "¹₁①⑴⒈"), ("2", "²₂②⑵⒉"), ("3", "³₃③⑶⒊З"), ("4", "⁴₄④⑷⒋"), ("5", "⁵₅⑤⑸⒌"),
    ("6", "⁶₆⑥⑹⒍"), ("7", "⁷₇⑦⑺⒎"), ("8", "⁸₈⑧⑻⒏"), ("9", "⁹₉⑨⑼⒐"),
  ]

  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x2500)
    for (ascii, looks) in imitations {
      for scalar in looks.unicodeScalars where scalar.value >= 0x80 && Int(scalar.value) < table.count {
        table[Int(scalar.value)] = ascii.asciiValue ?? 0
      }
    }
    return table
  }()
}

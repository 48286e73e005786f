// The one door to libsodium (https://doc.libsodium.org): only the module `Signing` imports it.
#include <sodium.h>

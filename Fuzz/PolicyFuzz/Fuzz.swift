@_spi(Fuzzing) import Policy


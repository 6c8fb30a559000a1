/// Words that name streets, and those that do not.
extension AddressScanner {
  static let kinds = words(
    """
    street st avenue ave road rd lane ln drive dr boulevard blvd court ct way place pl terrace square crescent
    parkway pkwy highway hwy close circle cir trail grove
    parade mews gardens esplanade alley quay
    """)
  /// Of these kinds many things are: they name streets with a capital letter alone.
  static let capitalKinds = words("parade mews gardens esplanade alley quay")
  static let leadingKinds = words(
    """
    rue via calle rua avenida ulica ul plaza piazza piazzale corso largo paseo carrera chemin allée allee boulevard
    viale vicolo strada travessa praça calea cours quai impasse carrer
    """)
  static let suffixes = [
    "straße", "strasse", "gasse", "allee", "gatan", "vägen", "gata", "väg", "vegen", "veien", "vej",
    "gade", "katu",
    "tie", "kuja", "polku", "straat", "laan", "plein", "dreef", "utca", "steenweg", "kade",
    "singel", "weg", "stigen", "bakken", "graben",
    "damm", "ufer", "platz", "gracht", "chaussee", "pfad", "steig", "str",
  ]
  /// Before a kind of street in small letters these name no street: `5 minutes drive`, `2 way street`.
  static let smallWords = words(
    """
    a the of in my your way long short hour minute minutes hours days day week weeks year years mile miles more other
    side different first second third one two three same right wrong little long-term one-way step each another every
    """)

  static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.utf8.split { $0 == 0x20 || $0 == 0x0A }.map(Array.init))
  }
}

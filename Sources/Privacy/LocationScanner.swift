/// Countries, states and large cities; one that is another word or name as well (`Nice`, `Charlotte`) behind a word
/// such as `in`, `from` or `to` only.
///
/// Places that the list does not have are found where somebody says to live there: `I live in Tartu`.
enum LocationScanner {
  static func matches(in text: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset < text.count {
      guard text.isCapital(at: offset), text.startsWord(at: offset) else {
        offset += 1
        continue
      }
      let word = offset..<text.endOfWord(from: offset)
      offset = word.upperBound
      // The longest of `New York City`, `New York`; most capital letters are followed by a small word.
      let mayGoOn =
        text.byte(word.upperBound) == 0x20 || text.byte(word.upperBound) == UInt8(ascii: ".")
      let place =
        !mayGoOn
        ? nil
        : longNamesByFirstLetter[Int(text[word.lowerBound] & 0x1F)].first {
          text.holds($0, at: word.lowerBound) && !text.isLetter(at: word.lowerBound + $0.utf8.count)
        }
        .map { word.lowerBound..<word.lowerBound + $0.utf8.count }
      var before = word.lowerBound - 1
      if text.spells("the", at: before - 3), text.byte(before - 4) == 0x20 { before -= 4 }
      if let place {
        found.append(place)
        offset = place.upperBound
      } else if NameList.places.contains(word, in: text) {
        let isDoubtful = doubtful.contains { text.holds($0, at: word.lowerBound) }
        if !isDoubtful || relations.contains(where: { text.endsWord($0, at: before) }) {
          found.append(word)
        }
      } else if word.count > 3, !NameList.noNames.contains(word, in: text),
        "nom".utf8.contains(text.byte(before - 1).lowercased),
        homes.contains(where: { text.endsWord($0, at: before) })
      {
        found.append(word)
      }
    }
    return found
  }

  /// Words that stand before a place.
  private static let relations = [
    "in", "from", "to", "near", "of", "outside", "around", "at", "for", "visit", "visiting",
    "leave", "leaving", "left", "reach",
    "across", "via", "and", "or", "through", "into",
  ]
  /// Places that are other words, or names of people.
  private static let doubtful = [
    "Nice", "Turkey", "China", "Chile", "Cork", "Phoenix", "Orlando", "Charlotte", "Austin",
    "Florence",
    "Sofia", "Santiago", "Sydney", "Adelaide", "Perth", "Queens", "Columbus", "Mali", "Niger",
    "Lima",
    "Oman", "Cleveland", "Houston", "Dallas", "Denver", "Lyon", "Lille", "Bergen", "Basel", "Bern",
    "Milan", "Bristol", "Alberta", "Colombo", "Montana", "Dominica", "Wellington", "Raleigh",
    "Omaha",
    "Grenada", "Valencia", "Venice", "Memphis", "Brussels", "Manila", "Tunis", "Wales", "Paris",
    "London",
  ]
  /// Words that stand before the place where somebody lives.
  private static let homes = [
    "live in", "lives in", "lived in", "living in", "born in", "grew up in", "raised in", "move to",
    "moved to", "moving to",
    "moved from", "i am from", "i'm from", "i come from", "originally from", "based in",
    "born and raised in",
  ]
  private static let longNames = [
    "Bosnia and Herzegovina", "United Arab Emirates", "Antigua and Barbuda",
    "Trinidad and Tobago", "Dominican Republic", "British Columbia", "Ho Chi Minh City",
    "Papua New Guinea", "Washington D.C.", "Czech Republic", "North Carolina", "Rio de Janeiro",
    "Salt Lake City", "South Carolina", "United Kingdom", "New Hampshire", "New York City",
    "San Francisco", "United States", "Washington DC", "West Virginia", "Buenos Aires",
    "Burkina Faso", "Kuala Lumpur", "North Dakota", "Rhode Island", "Saudi Arabia",
    "Sierra Leone", "South Africa", "South Dakota", "El Salvador", "Ivory Coast", "Kansas City",
    "Los Angeles", "Mexico City", "New Orleans", "New Zealand", "North Korea", "Nova Scotia",
    "Puerto Rico", "San Antonio", "South Korea", "Costa Rica", "New Jersey", "New Mexico",
    "Abu Dhabi", "Cape Town", "Hong Kong", "Las Vegas", "New Delhi", "San Diego", "Sao Paulo",
    "Sri Lanka", "St. Louis", "New York", "San Jose", "Tel Aviv",
  ]
  /// In the order of ``longNames``, by the last five bits of the first letter.
  private static let longNamesByFirstLetter: [[String]] = {
    var result = [[String]](repeating: [], count: 32)
    for name in longNames {
      for letter in name.utf8.prefix(1) { result[Int(letter & 0x1F)].append(name) }
    }
    return result
  }()
}

extension Span where Element == UInt8 {
  /// Whether a phrase, in any mixture of cases, ends before an offset, as words of its own.
  fileprivate func endsWord(_ phrase: String, at end: Int) -> Bool {
    let start = end - phrase.utf8.count
    return spells(phrase, at: start) && !isLetter(at: start - 1)
  }
}

extension NameList {
  /// Countries, states of the US and large cities, in one word.
  static let places = NameList(
    """
    Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan
    Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia
    Botswana Brazil Brunei Bulgaria Burundi Cambodia Cameroon Canada Chile China Colombia
    Comoros Congo Croatia Cuba Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt Eritrea
    Estonia Eswatini Ethiopia Fiji Finland France Gabon Gambia Germany Ghana Greece Greenland
    Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq
    Ireland Israel Italy Jamaica Japan Kazakhstan Kenya Kiribati Kosovo Kuwait Kyrgyzstan Laos
    Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Macedonia Madagascar
    Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico Micronesia Moldova Monaco
    Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nauru Nepal Netherlands Nicaragua
    Niger Nigeria Norway Oman Pakistan Palau Palestine Panama Paraguay Peru Philippines Poland
    Portugal Qatar Romania Russia Rwanda Samoa Senegal Serbia Seychelles Singapore Slovakia
    Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania
    Thailand Togo Tonga Tunisia Turkey Turkmenistan Tuvalu Uganda Ukraine Uruguay Uzbekistan
    Vanuatu Vatican Venezuela Vietnam Yemen Zambia Zimbabwe England Scotland Wales Britain
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii
    Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan
    Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania
    Tennessee Texas Utah Vermont Wisconsin Wyoming Ontario Quebec Alberta Manitoba Bavaria
    Tuscany Catalonia London Manchester Birmingham Leeds Glasgow Edinburgh Liverpool Bristol
    Cardiff Belfast Dublin Cork Galway Paris Lyon Marseille Toulouse Nice Bordeaux Lille Berlin
    Hamburg Munich Cologne Frankfurt Stuttgart Dresden Leipzig Vienna Salzburg Graz Zurich
    Geneva Basel Bern Rome Milan Naples Turin Florence Venice Bologna Palermo Madrid Barcelona
    Valencia Seville Lisbon Porto Amsterdam Rotterdam Utrecht Brussels Antwerp Ghent Copenhagen
    Aarhus Stockholm Gothenburg Oslo Bergen Helsinki Tampere Turku Tallinn Riga Vilnius Warsaw
    Krakow Gdansk Prague Brno Budapest Bucharest Sofia Belgrade Zagreb Ljubljana Athens Istanbul
    Ankara Moscow Kyiv Kiev Minsk Odessa Cairo Lagos Nairobi Johannesburg Casablanca Tunis
    Algiers Accra Dakar Beirut Baghdad Tehran Riyadh Dubai Doha Jerusalem Karachi Lahore Delhi
    Mumbai Bangalore Chennai Kolkata Hyderabad Pune Dhaka Kathmandu Colombo Bangkok Hanoi Saigon
    Manila Jakarta Beijing Shanghai Guangzhou Shenzhen Taipei Seoul Busan Tokyo Osaka Kyoto
    Sydney Melbourne Brisbane Perth Adelaide Auckland Wellington Toronto Montreal Vancouver
    Calgary Ottawa Edmonton Winnipeg Boston Chicago Houston Dallas Austin Phoenix Philadelphia
    Seattle Portland Denver Miami Orlando Tampa Atlanta Detroit Cleveland Cincinnati Columbus
    Pittsburgh Baltimore Minneapolis Milwaukee Nashville Memphis Charlotte Sacramento Oakland
    Tucson Albuquerque Omaha Tulsa Raleigh Brooklyn Manhattan Queens Bronx Honolulu Anchorage
    Havana Lima Bogota Caracas Quito Santiago Montevideo Brasilia
    """)
}

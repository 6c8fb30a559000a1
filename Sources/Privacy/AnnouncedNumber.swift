/// What the words before a number call it: `my BSN is`, `medical record number:`.
struct Announcement {
  enum Kind { case brCPF, brCNPJ, esNIF, esNIE, nlBSN, inPAN, inAadhaar, inVoter, frNIR, frSPI }

  private(set) var type: PersonalDataType?
  /// Whether `number`, `no`, `ID` or the like stands between.
  private(set) var saysNumber = false

  /// Reads up to six words before an offset, over words that say nothing.
  init(before start: Int, in text: Span<UInt8>) {
    let (names, fillers, numbers) = (Self.names, Self.fillers, Self.numbers)
    var before = WordsBefore(start)
    var record = false
    while let word = before.next(in: text) {
      if let type = names[word] {
        self.type = type
        break
      }
      if Self.records.contains(word) {
        record = true
        continue
      }
      if Self.carers.contains(word) {
        // `the patient is 10000 steps ahead` says no number.
        if record || saysNumber { type = .medicalRecord }
        break
      }
      if Self.papers.contains(word) {
        if saysNumber { type = .nationalID }
        break
      }
      if numbers.contains(word) {
        saysNumber = true
        continue
      }
      guard fillers.contains(word) else { break }
    }
    if type == nil, record, saysNumber { type = .medicalRecord }
  }

  private static let numbers = Vocabulary(
    "number numbers num no nr id ids numero nummer numéro code")
  private static let fillers = Vocabulary(
    "is was are my your his her our their the a card carte it be as new old s for mine de do da of was and n em o reads read ist lautet"
  )
  private static let records = Vocabulary("record records chart file admission case")
  private static let carers = Vocabulary(
    "medical health hospital patient patients clinic clinical hospitals insurance member subscriber policy medicare medicaid"
  )
  private static let papers = Vocabulary(
    """
    identity national citizen citizens tax taxpayer fiscal fiscale fiscali identific personal identidad identité \
    identidade steuer resident residence civil
    """)

  private static let names: [UInt64: PersonalDataType] = {
    var result: [UInt64: PersonalDataType] = [:]
    func name(_ words: String, _ type: PersonalDataType) {
      for word in words.utf8.split(separator: 0x20) {
        result[word.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }] = type
      }
    }
    name("cpf", .brCPF)
    name("cnpj", .brCNPJ)
    name("dni nif", .esNIF)
    name("nie", .esNIE)
    name("bsn burgerservicenummer sofi sofinummer sofinumber", .nlBSN)
    name("pan", .inPAN)
    name("aadhaar aadhar adhaar uidai uid", .inAadhaar)
    name("epic voter voters", .inVoter)
    name("nir insee sécurité securite secu sécu", .frNIR)
    name("spi", .frSPI)
    name("vin vins chassis vehicle", .vin)
    name(
      "plate plates numberplate licenceplate licenseplate kennzeichen matrícula matricula kenteken",
      .licensePlate)
    name("registration registered immatriculation reg", .licensePlate)
    name("mrn mrns", .medicalRecord)
    name("tin tins rg sin cni curp pesel personnummer idnr", .nationalID)
    return result
  }()
}

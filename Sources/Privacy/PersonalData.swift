/// One stretch of personal data or a secret in a text.
package struct PersonalData: Sendable, Equatable {
  package var type: PersonalDataType
  /// Byte offsets in the UTF-8 text that was searched.
  package var range: Range<Int>

  package init(type: PersonalDataType, range: Range<Int>) {
    self.type = type
    self.range = range
  }
}

/// Kinds of personal data, named as Microsoft Presidio names them where it knows the kind.
package enum PersonalDataType: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case emailAddress, phoneNumber, creditCard, iban, usBankNumber, usSSN, ipAddress, secret, url
  case person, address, location, usDriverLicense, usPassport
  case usITIN, usEIN, ukNHS, ukNINO, ukUTR, macAddress, crypto, coordinates, birthDate, username
  case brCPF, brCNPJ, esNIF, esNIE, nlBSN, inAadhaar, inPAN, inGSTIN, inVoter, inVehicleRegistration
  case frNIR, frSPI, itFiscalCode, nationalID, medicalRecord, vin, licensePlate
  /// What a team's own list denies.
  case custom
  case organization, age, postalCode

  package var name: String {
    switch self {
    case .emailAddress: "EMAIL_ADDRESS"
    case .phoneNumber: "PHONE_NUMBER"
    case .creditCard: "CREDIT_CARD"
    case .iban: "IBAN_CODE"
    case .usBankNumber: "US_BANK_NUMBER"
    case .usSSN: "US_SSN"
    case .ipAddress: "IP_ADDRESS"
    case .secret: "SECRET"
    case .url: "URL"
    case .person: "PERSON"
    case .address: "STREET_ADDRESS"
    case .location: "LOCATION"
    case .usDriverLicense: "US_DRIVER_LICENSE"
    case .usPassport: "US_PASSPORT"
    case .usITIN: "US_ITIN"
    case .usEIN: "US_EIN"
    case .ukNHS: "UK_NHS"
    case .ukNINO: "UK_NINO"
    case .ukUTR: "UK_UTR"
    case .macAddress: "MAC_ADDRESS"
    case .crypto: "CRYPTO"
    case .coordinates: "GEO_COORDINATES"
    // Of dates only those that somebody was born on.
    case .birthDate: "DATE_TIME"
    case .username: "USERNAME"
    case .brCPF: "BR_CPF"
    case .brCNPJ: "BR_CNPJ"
    case .esNIF: "ES_NIF"
    case .esNIE: "ES_NIE"
    case .nlBSN: "NL_BSN"
    case .inAadhaar: "IN_AADHAAR"
    case .inPAN: "IN_PAN"
    case .inGSTIN: "IN_GSTIN"
    case .inVoter: "IN_VOTER"
    case .inVehicleRegistration: "IN_VEHICLE_REGISTRATION"
    case .frNIR: "FR_NIR"
    case .frSPI: "FR_SPI"
    case .itFiscalCode: "IT_FISCAL_CODE"
    case .nationalID: "NATIONAL_ID"
    case .medicalRecord: "MEDICAL_RECORD_NUMBER"
    case .vin: "VIN"
    case .licensePlate: "LICENSE_PLATE"
    case .custom: "CUSTOM"
    case .organization: "ORGANIZATION"
    case .age: "AGE"
    case .postalCode: "ZIP_CODE"
    }
  }

  /// Whether its numbers end in check digits that other numbers mostly fail.
  var hasCheckDigit: Bool {
    switch self {
    case .creditCard, .iban, .ukNHS, .crypto, .brCPF, .brCNPJ, .esNIF, .esNIE, .inAadhaar, .inPAN,
      .inGSTIN, .frNIR, .itFiscalCode, .vin:
      true
    default: false
    }
  }

  /// Whether any number may be one, so that a type of its own goes first.
  var isGeneral: Bool { self == .nationalID || self == .medicalRecord }
}

/// What a word can do beside a name, a place or an age.
struct WordRoles: OptionSet {
  let rawValue: UInt64

  /// `my`, `her`.
  static let owner = WordRoles(rawValue: 1 << 0)
  /// Somebody by what they are to another: `sister`, `boss`.
  static let kin = WordRoles(rawValue: 1 << 1)
  /// `Mr`, `Dr`.
  static let title = WordRoles(rawValue: 1 << 2)
  /// Words that are titles with a capital letter: `Aunt`, `Nurse`.
  static let office = WordRoles(rawValue: 1 << 3)
  /// `is`, `was`.
  static let be = WordRoles(rawValue: 1 << 4)
  /// `I'm`, `im`.
  static let iAm = WordRoles(rawValue: 1 << 5)
  static let name = WordRoles(rawValue: 1 << 6)
  /// `named`, `called`.
  static let called = WordRoles(rawValue: 1 << 7)
  /// What is done to people alone: `told`, `married`.
  static let doneToPeople = WordRoles(rawValue: 1 << 8)
  /// What is done to people and things: `love`, `saw`, `with`.
  static let doneToAny = WordRoles(rawValue: 1 << 9)
  /// What people alone do: `said`, `texted`.
  static let doneByPeople = WordRoles(rawValue: 1 << 10)
  /// What stands behind a subject of any kind: `is`, `has`, `never`.
  static let doneByAny = WordRoles(rawValue: 1 << 11)
  static let greeting = WordRoles(rawValue: 1 << 12)
  static let closing = WordRoles(rawValue: 1 << 13)
  /// `live`, `born`, `moved`: where somebody is at home.
  static let home = WordRoles(rawValue: 1 << 14)
  /// `in`, `near`: of places, not of people.
  static let inside = WordRoles(rawValue: 1 << 15)
  /// `to`, `from`, `at`: of places among others.
  static let towards = WordRoles(rawValue: 1 << 16)
  /// `drove`, `flight`, `visit`.
  static let travel = WordRoles(rawValue: 1 << 17)
  static let work = WordRoles(rawValue: 1 << 18)
  static let study = WordRoles(rawValue: 1 << 19)
  /// `Ltd`, `GmbH`.
  static let firm = WordRoles(rawValue: 1 << 20)
  /// `hospital`, `university`: with a name before it an organisation.
  static let house = WordRoles(rawValue: 1 << 21)
  /// Words before ``house`` that are no name: `high`, `local`.
  static let plainKind = WordRoles(rawValue: 1 << 22)
  /// `County`, `Heights`: with a name before it a place.
  static let land = WordRoles(rawValue: 1 << 23)
  static let month = WordRoles(rawValue: 1 << 24)
  /// Given names that are what one hopes for or a time of the year: only in a name's place.
  static let virtue = WordRoles(rawValue: 1 << 25)
  /// Given names that are verbs as well: in small letters only behind `named`.
  static let verb = WordRoles(rawValue: 1 << 26)
  static let particle = WordRoles(rawValue: 1 << 27)
  static let and = WordRoles(rawValue: 1 << 28)
  /// `guy`, `someone`: whom a name may follow.
  static let somebody = WordRoles(rawValue: 1 << 29)
  /// Begins a place of several words: `New`, `San`.
  static let beginsPlace = WordRoles(rawValue: 1 << 30)
  static let article = WordRoles(rawValue: 1 << 31)
  /// `i`, `he`: who does something.
  static let subject = WordRoles(rawValue: 1 << 32)
  static let turned = WordRoles(rawValue: 1 << 33)
  static let year = WordRoles(rawValue: 1 << 34)
  static let old = WordRoles(rawValue: 1 << 35)
  static let aged = WordRoles(rawValue: 1 << 36)
  /// May stand behind an age that a sentence ends with: `and`, `now`, `male`.
  static let afterAge = WordRoles(rawValue: 1 << 37)
  /// `twenty` to `ninety`, and `thirteen` to `nineteen`.
  static let tens = WordRoles(rawValue: 1 << 38)
  static let teens = WordRoles(rawValue: 1 << 39)
  static let units = WordRoles(rawValue: 1 << 40)
  /// `this`, `it`.
  static let pointer = WordRoles(rawValue: 1 << 41)
  static let here = WordRoles(rawValue: 1 << 42)
  static let saint = WordRoles(rawValue: 1 << 43)
  /// States of the US and provinces in two letters.
  static let state = WordRoles(rawValue: 1 << 44)
  static let of = WordRoles(rawValue: 1 << 45)
  /// Things of a person: `'s mother`, `'s house`.
  static let belonging = WordRoles(rawValue: 1 << 46)
  /// What is old besides people: `car`, `house`.
  static let thing = WordRoles(rawValue: 1 << 47)
  static let postal = WordRoles(rawValue: 1 << 48)
  /// `little`, `best`: between an owner and kin.
  static let ofKin = WordRoles(rawValue: 1 << 49)
  static let family = WordRoles(rawValue: 1 << 50)
  static let mid = WordRoles(rawValue: 1 << 51)
  static let unitOfTime = WordRoles(rawValue: 1 << 52)
  static let yes = WordRoles(rawValue: 1 << 53)

  /// Small words of other languages: beside them small letters make no name.
  static let foreign = WordRoles(rawValue: 1 << 54)

  static let table = RoleTable(vocabulary)
}

/// Roles by the hash of a word.
struct RoleTable: Sendable {
  private let keys: [UInt64]
  private let values: [UInt64]

  fileprivate init(_ lists: [(WordRoles, String)]) {
    var all: [UInt64: UInt64] = [:]
    for (role, words) in lists {
      for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        all[FoldedHash(String(word)).value, default: 0] |= role.rawValue
      }
    }
    var (keys, values) = (
      Array(repeating: UInt64(0), count: 4096), Array(repeating: UInt64(0), count: 4096)
    )
    for (key, value) in all {
      var slot = Int(key >> 52)
      while keys[slot] != 0 { slot = (slot + 1) & 4095 }
      (keys[slot], values[slot]) = (key, value)
    }
    (self.keys, self.values) = (keys, values)
  }

  func roles(of hash: UInt64) -> WordRoles {
    var slot = Int(hash >> 52)
    while keys[slot] != 0 {
      if keys[slot] == hash { return WordRoles(rawValue: values[slot]) }
      slot = (slot + 1) & 4095
    }
    return []
  }
}

private let vocabulary: [(WordRoles, String)] = [
  (.owner, "my his her our their your mine"),
  (
    .kin,
    """
    sister brother sis bro mom mum mommy mummy mother dad daddy father husband wife hubby boyfriend girlfriend bf gf daughter son
    cousin niece nephew aunt auntie aunty uncle grandma grandpa grandmother grandfather granny nan nana stepmom stepdad
    stepmother stepfather stepson stepdaughter stepbrother stepsister twin fiance fiancee partner ex roommate flatmate
    housemate friend friends bestfriend bff mate buddy pal boss manager supervisor coworker colleague therapist counselor
    counsellor psychiatrist psychologist doctor dentist teacher tutor professor coach neighbor neighbour landlord landlady
    lawyer attorney baby kid child kids children sons daughters sisters brothers parents toddler girl boy lover crush spouse
    classmate mentor sponsor nurse caseworker godfather godmother godson dog cat puppy kitten law assistant pastor
    """
  ),
  (.title, "mr mrs ms dr prof professor mister mx messrs mme herr frau señor señora"),
  (
    .office,
    """
    miss aunt auntie aunty uncle grandma grandpa granny nana nurse coach officer sergeant sgt detective captain lieutenant judge
    pastor reverend rev father sister brother rabbi imam principal doctor sir lady lord cousin madam senator president
    """
  ),
  (.be, "is was are were be being isn't wasn't isnt wasnt"),
  (.iAm, "i'm im i'am"),
  (.name, "name names nickname username"),
  (.called, "named called nicknamed"),
  (
    .doneToPeople,
    """
    told tell asked texted text met married marry dating date dated hugged hug kissed kiss emailed messaged forgave forgive
    divorced divorcing confronted thanked invited phoned reminded begged convinced ghosted dumped befriended trusted trust
    warned persuaded ask marrying texting telling asking meeting hugging kissing introduced babysat consoled comforted
    interviewed apologised apologized argued divorce slapped punched stalked
    """
  ),
  (
    .doneToAny,
    """
    with love loved hate hated miss missed missing saw see seen seeing visit visited heard hear call called calling blame blamed
    help helped hurt left leave leaving about than like likes know knew want wanted watched watch wish think thought believe except
    and or but because when whenever while if that since before after until though so then what why does did do is was makes
    made let find found lost lose from to for by on how invite forget forgot love's has had ever
    """
  ),
  (
    .doneByPeople,
    """
    said says told tells asked asks texted texts thinks thought wants wanted knows knew hates hated loves loved laughed cried cries
    yelled screamed yells drinks smokes left called calls died passed moved believes feels felt refuses refused decided apologised
    apologized lied cheated complained threatened promised admitted agreed hugged kissed married replied answered blocked
    ghosted dumped invited wrote seems doesn't doesnt didn't didnt won't wont never always reckons insists insisted works worked
    stopped forgot slammed showed
    """
  ),
  (
    .doneByAny,
    "is was has had does did will would can could should might just only still even isn't wasn't hasn't came went got gets goes took takes gave gives keeps kept made makes needs who started stayed and"
  ),
  (
    .greeting,
    "good hi hello hey heya hiya dear thanks thank thankyou thx morning afternoon evening night bye goodbye welcome sorry congrats congratulations okay ok sure yes no well you much again cheers nice please greetings there"
  ),
  (
    .closing,
    "love regards sincerely cheers thanks wishes best yours xoxo xx hugs blessings respectfully truly luck faithfully gratefully"
  ),
  (
    .home,
    "live lives lived living born raised grew grow reside resides moved move moving settled based relocated relocating originally hometown native stay staying stayed stuck come comes came hail fled"
  ),
  (.inside, "in near outside around across within into through throughout inside"),
  (.towards, "to from at of via for and or leave leaving left reach reached toward towards"),
  (
    .travel,
    "drove drive driving flew fly flying flight travel traveled travelled traveling trip visit visited visiting went go going back train bus moved move moving return returned returning vacation road ride arrived arrive stopped"
  ),
  (
    .work,
    """
    work works worked working job jobs hired fired employed employer intern interned internship interview interviewed interviewing laid
    position shift shifts manager cashier nurse teacher accountant engineer clerk barista waitress waiter boss coworkers applied
    apply applying contract career role promoted promotion start started starting employee employees consultant temp
    volunteer volunteered quit resigned
    """
  ),
  (
    .study,
    """
    attend attended attending enrolled enroll graduate graduated graduating graduation study studied studying student sophomore freshman
    admitted expelled treated accepted transferred hospitalized hospitalised teach taught appointment session program
    degree classes course checked discharged
    """
  ),
  (
    .firm,
    "ltd inc llc llp corp corporation gmbh plc incorporated limited ag bv oy ab srl sa sons associates partners holdings logistics consulting pharmacy industries solutions technologies enterprises insurance motors foods foundation group company bakery dental"
  ),
  (
    .house,
    """
    hospital clinic university college school academy elementary institute church chapel hospice surgery seminary polytechnic
    preschool kindergarten daycare temple mosque synagogue cathedral parish infirmary primary secondary sanatorium rehab
    """
  ),
  (
    .plainKind,
    """
    high middle elementary primary secondary community catholic baptist methodist lutheran presbyterian orthodox local state public
    private medical law grad graduate nursing business sunday junior senior mental urgent children's veterans christian general
    city county county's university college school health care medicine art boarding charter public night summer med old new
    animal veterinary big first second the a my our your his her their this that their any every each another which what to at
    in of from and or i we he she it is was for with on after before vet trade technical online preparatory prep middle-school
    psychiatric behavioral day bible english french international regional national american british royal free
    """
  ),
  (
    .land,
    "county township heights borough village parish island valley springs falls beach shire district province"
  ),
  (
    .month,
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
  ),
  (
    .virtue,
    """
    hope faith joy grace mercy charity destiny trinity summer winter autumn dawn art april may june august christian melody harmony
    eve patience heaven journey justice miracle liberty serenity star sunny sky angel promise honor noel storm rain precious treasure
    king prince duke major earl dean gene rich sandy early august christmas page price long young little wise law church field
    park lake power cash bell german french english ireland holland paris cruise happy bliss essence genesis unique hall house bank
    """
  ),
  (.verb, "will may can drew pat mark hope chase grant rob sue bill don van ray art per jay ali"),
  (
    .particle,
    "van von de der den da di del della dos la le bin al el ter ten ibn abu du des af av zu y"
  ),
  (.and, "and & n"),
  (
    .somebody,
    "guy girl woman man boy lady someone somebody person kid friend child baby fellow dude chick gentleman anyone people son daughter dog cat teacher student doctor therapist nurse colleague coworker brother sister cousin"
  ),
  (
    .beginsPlace,
    "new los san las santa saint st el south north west east fort port cape salt baton kansas grand des great little hong kuala rio buenos tel ho costa sri saudi puerto united long palm virginia sao ann mexico panama guatemala oklahoma jersey sierra burkina ivory czech dominican trinidad papua british nova rhode cedar corpus colorado sioux green boca coral fort chapel"
  ),
  (.article, "a an the"),
  (.subject, "i he she they we you it me him them"),
  (.turned, "turned turning turn turns hit age ages aged nearly almost"),
  (.year, "year years yr yrs yo y yrold yro y.o"),
  (.old, "old"),
  (.aged, "aged age ages"),
  (
    .afterAge,
    """
    and but now male female m f man woman with so or going single today this next when if living still then who i he she married divorced turning too on in at last soon already the almost not never because my have has is was from lol
    """
  ),
  (.tens, "twenty thirty forty fifty sixty seventy eighty ninety"),
  (.teens, "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
  (.units, "one two three four five six seven eight nine"),
  (.pointer, "this it it's its that"),
  (.here, "here by btw and from speaking again signing reporting nice new your the a"),
  (.saint, "st saint sankt ste santa san"),
  (
    .state,
    """
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx
    ut vt va wa wv wi wy dc ab bc mb nb nl ns on pe qc sk nsw vic qld uk usa us
    """
  ),
  (.of, "of"),
  (
    .belonging,
    "mother mom mum dad father house home place couch funeral wedding birthday family sister brother husband wife son daughter room apartment flat party phone car parents kids friends death baby boyfriend girlfriend grave idea fault name face voice office hand hands side"
  ),
  (
    .thing,
    "car house dog cat laptop computer wound relationship problem building phone truck tv machine bottle habit marriage whiskey wine friendship account bike"
  ),
  (.postal, "zip zipcode postcode postal plz"),
  (
    .ofKin,
    "little younger older elder big best oldest youngest eldest twin late close dear good new old step half former first second own ex middle other female male ex-"
  ),
  (.family, "family families household twins brothers sisters clan kids"),
  (.mid, "early mid late"),
  (.unitOfTime, "months month"),
  (
    .foreign,
    "que los las por para pero una del con esta estoy muy sus nicht und der ist ich avec pour dans est vous je il che sono"
  ),
  (.yes, "okay ok yes no thanks thank sorry well yeah hey hi hello yep sure please bye oh ah"),
]

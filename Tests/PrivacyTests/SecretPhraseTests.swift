import Privacy
import TestSupport
import Testing

struct SecretPhraseTests {
  @Test(arguments: [
    "the password: «correct-pony-battery»", "my password's «Fennel+31»",
    "my password, which is «Fennel+31», got out",
    "I changed my password to «Velvet_Orchid» last night", "he reset my password to «tempPass99»",
    "pass: «Fennel!44»", "pass is «Fennel+40»", "pswd: «Fennel+41»", "pass word «Fennel*19»",
    "password → «Fennel+39»", "passwords: «Fennel+33», «Fennel+34»",
    "my password was «Fennel+35» or «Fennel+36»",
    "my password? «Fennel+46»", "my cloud password has been «Fennel+47» since May",
    "my password for the app is still «fennel-2-goose»", "password (new): «Gr8.Escape!»",
    "my password is «qwertz», I know", "Password1: «Karla1990»",
    "change the password from «Karla1990» to «Otto1991»", "my passcode, it's «558219»",
    "the password is «Tannenbaum»", "my password might be «Sandburg44»",
    "my mail password, «Lavender88», leaked",
    "the passphrase is «seven tin lanterns»", "pass phrase: «purple otters juggle quietly»",
    "wifi key: «Fennel+43»", "the wifi is BlueHouse, key «Fennel+42»",
    "His secret: «ab9-Lantern-Q»",
    "Mein Passwort lautet «Reise.7»", "das Kennwort ist noch immer «Hunde.kuchen3»",
  ]) func `finds passwords however they are said`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == line)
  }

  @Test(arguments: [
    "use «Fennel-Fish22» as password", "I always use «Fennel41!» as my password",
    "use «fennel88» for the password",
    "\"«Fennel!Corn5»\" is my film password", "set it to «Fennel+45», that's my password",
    "«anna:Fennel-94» is the login", "log in with anna and «Fennel+44»",
    "user/pass: anna / «Fennel-93»",
    "credentials: admin / «Fennel#882»", "curl -u anna:«Fennel-5512» now",
    "mysql -p«Fennel48x» -u root",
    "sshpass -p «Fennel48x» ssh",
  ]) func `finds passwords before the word and beside a name`(_ line: String) {
    #expect(marked(unmarked(line), .secret).contains(line.filter { $0 != "·" }) || isCovered(line))
  }

  /// Whether exactly what is marked is a secret; a name beside it may be another finding.
  private func isCovered(_ line: String) -> Bool { marked(unmarked(line), .secret) == line }

  @Test(arguments: [
    "2fa code is «481 920»", "alarm code for the house: «66172»",
    "the code for the front door is «4417B»",
    "my locker combination is «14-32-08»", "safe combo «31-7-22»", "my bank PIN is still «1984»",
    "PIN number: «60 41»",
    "TAN «448201»", "code to my phone «5582»", "pass code: «5582»", "PUK «55821192»",
    "Türcode «8812»", "der Code für die Haustür ist «7731»", "phone unlock «0852»",
    "recovery codes: «k3j9-22mq» «x8w1-90pl»", "backup codes:\n- «a8f3-99kd»\n- «b7d2-11mm»",
    "security answer: «Marmalade»", "secret question: whose dog, «Marmalade»",
    "seed phrase: «lamp orbit canyon velvet pigeon cactus ribbon acid tunnel fabric ocean moral»",
  ]) func `finds codes, answers and seed phrases`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == line)
  }

  @Test(arguments: [
    "my password is:\n\n- «Fennel-31»", "my password is\n\n```\n«Fennel-29»\n```",
    "password:\n\n> «Fennel-32»",
    "### Password\n\n«Fennel-88»", "Password\n«Fennel-91»", "<password>«Fennel!56»</password>",
    "<input name=\"password\" value=\"«Fennel!57»\">", "| Password: | «Fennel-44» |",
    "| service | password |\n|---|---|\n| mail | «Fennel!47» |\n| shop | «Fennel!48» |",
  ]) func `finds passwords in blocks, tags and cells`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == line)
  }

  @Test(arguments: [
    "I need a password reset", "a token of thanks", "secret: be kind to yourself",
    "the code of conduct",
    "pass the salt", "my password is expired", "My password is wrong, I think.",
    "pass: 12 of 20 people",
    "The secret: 30-minute walks", "the error code is 4044", "the dress code is casual 2024",
    "The combination of 3 sets and 12 reps", "combination: 3 x 12", "I unlock 2000 points",
    "I tan 2 weeks a year",
    "log in with my phone and fingerprint", "use walking as exercise",
    "words of wisdom: never give up on your dreams",
    "recovery words of wisdom: keep going my friend you can do it", "passphrase is not required",
    "use code SLEEP20 at checkout", "key points: 1) sleep 2) eat",
    "my answer to the question is yes", "the question: how do I sleep better",
    "curl 3 sets of 12 reps",
    "| key | value |\n|---|---|\n| sleep | better |", "Mein Passwort ist sicher.",
    "I forgot my password:\n\nplease help",
  ]) func `passes over everyday sentences`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == line)
  }

  @Test(arguments: [
    "«A·Cc2e3019b0dd900ce5efd4c0c4bd42c2b»", "mailgun «k·ey-1d7f451083e312db74cf49858b3fec86»",
    "«8·541033481:AAS4yaSmIVpRFYErj1hBmrEkA2TaTD78Yxk»", "«d·api0123456789abcdef0123456789abcdef»",
    "«d·p.pt.pWdZPhdpjGG8vrfSiiv6emHRB9ZFsDmilTttgp5FqwL»", "«N·RAK-3UASS7Q3OSRMKFEJIJAPMXKI6D3»",
    "«A·GE-SECRET-KEY-1UYQ7Y96YDCD9UXFF4TQM6G5PRCNCD00P7473HKQ20QPRQESXJM7YA9UED9»",
    "«f·w_NBhWwzR9FoIA7TjIP1sMufNv»",
    "«x·yz_tkn_Uwhu9w1384y8HjM8u8Uu6bBLRWFeq4Af3SYYsGsJGRg»",
    "«p·ul-5dc94fa78e5fa039c77d2f50540a7edca5b4eec0»",
    "Cookie: sessionid=«OXRzf2mOXZSPn9OaGUr4tzhSNG3ilXHp»",
    "my api key is «wuhhpwavagcxokirhhmkhtxenduhrgqr»",
    "hash «$·2b$12$MyUT0wPfrBeRLguaMfhkToC3zvlZHVJccffqwAs47Dd61RoSHqZlB»",
    "signature=«8b891e753e4ee2a384f00b9fd149846d5257d7653acaafa9d88cd671b98f5004»",
  ]) func `finds keys that look like chance`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == expected(line))
  }

  @Test(arguments: [
    "MyVeryLongClassNameForHttp2Handlers", "sha256-9f86d081884c7d659a2feaa0c55ad015",
    "commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "2024-01-15-my-blog-post-about-sleeping",
    "pneumonoultramicroscopicsilicovolcanoconiosis", "costs $200 and $15.99 then $6 or $5",
  ]) func `passes over long words and checksums`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == line)
  }
}

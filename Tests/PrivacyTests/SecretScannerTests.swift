import Privacy
import TestSupport
import Testing

struct SecretScannerTests {
  @Test(arguments: [
    "«s·k-aB3dE6gH9jK2mN5pQ8rS»",
    "use «s·k-proj-aB3dE6gH9_jK2mN5-pQ8rS», please",
    "OPENAI_API_KEY=«s·k-ant-api03-aB3dE6gH9jK2mN5p»",
    "«g·hp_abcdefghijklmnopqrstuvwxyz0123456789»",
    "«g·ithub_pat_11ABCDEFG0abcdefghijkl_mnopqrst»",
    "«g·lpat-aB3dE6gH9jK2mN5pQ8rS»",
    "«x·oxb-123456789012-abcdefABCDEF»",
    "«h·f_abcdefghijklmnopqrst0123»",
    "«n·pm_abcdefghijklmnopqrstuvwxyz0123456789»",
    "«p·ypi-AgEIcHlwaS5vcmcCJDEyMzQ1»",
    "«s·k_test_aB3dE6gH9jK2mN5p»",
    "«A·KIAIOSFODNN7EXAMPLE»",
    "«A·IzaSyA1234567890abcdefghijklmnopqrstu»",
    "«S·G.aB3dE6gH9jK2mN5pQ8rS.tU1vW4xY7zA0bC3dE6fG9»",
    "«e·yJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123»",
    "Authorization: Bearer «abcdef0123456789.abcdef==»",
  ]) func `finds keys by their marks`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == expected(line))
  }

  @Test(arguments: [
    "a risk-adjusted-return-model-2020x",
    "sk-learn and sk-ip",
    "ask-me-anything-about-2020-2021",
    "ghp_short1",
    "AKIAIOSFODNN7EXAMPL", "AKIAIOSFODNN7EXAMPLES",
    "SG.1 and SG.now.then",
    "eyJhbGciOiJIUzI1NiJ9.only",
    "the Bearer of good news",
    "-----BEGIN CERTIFICATE-----",
    "----- BEGIN ----- the talk ----- END -----",
    "well-known snake_case_name",
  ]) func `passes over words with the same letters`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == line)
  }

  @Test func `takes a private key whole`() {
    let key = expected(
      """
      -----BEGIN RSA PRIVATE K·EY-----
      Proc-Type: 4,ENCRYPTED

      inventedInventedInvented0123456789+/inventedInventedInvented0123
      inventedInvented0123456789==
      -----END RSA PRIVATE KEY-----
      """)
    #expect(masked("here:\n\(key)\nthanks") == "here:\n[SECRET]\nthanks")
    let cut = key.dropLast(30)
    #expect(masked("\(cut)\n\nThat's it, is it?") == "[SECRET]\n\nThat's it, is it?")
  }

  @Test(arguments: [
    "password: «hunter22»", "my pw «**hunter3secret**» works", "my password – «hunter3secret».",
    "token «hunter8secrettoken123456» in the header", "Passwort: «hunter7secret»",
    "Mein Kennwort ist «hunter7!secret»",
    "mot de passe : «hunter7secret»", "contraseña: «hunter7secret»",
    "wachtwoord is «hunter7secret»",
    "My password is «Tr0ub4dor&3!»",
    "password is \"«correct horse»\", ok?",
    "the passcode was «1234»",
    "The password for my account is «Hunter22».",
    "DB_PASSWORD=«swordfish»",
    "{\"api_key\": \"«a1b2c3d4e5f6»\"}",
    "accessToken: «a1b2c3d4e5f6»",
    "aws_secret_access_key = «abcdEFGHijkl/MNOPqrst3UVWXyz+example»",
    "pin is «4821»", "PIN: «4821»", "The pin for the gym is «4821».", "PIN code = «4821»",
  ]) func `finds the value that a keyword announces`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == expected(line))
  }

  @Test(arguments: [
    "a password 12-character strings have", "the password 2FA asks for", "token 24-hour limit",
    "the password is incorrect", "Password: Required", "password is well-known",
    "password is 10 characters long", "passwords: none",
    "I forgot my password: it happens",
    "password: <your password>", "token=${TOKEN}", "password: ****", "secret: [SECRET]",
    "token: https://example.com/a1b2c3d4",
    "the secret is to keep going", "my secret: 30 minutes a day", "a token of love is enough",
    "the secret to my 5 year plan is patience",
    "pin it: 2024 goals", "spin is 1234", "pin is 12",
    "opinion: 1234",
  ]) func `passes over talk about passwords and secrets`(_ line: String) {
    #expect(marked(unmarked(line), .secret) == line)
  }
}

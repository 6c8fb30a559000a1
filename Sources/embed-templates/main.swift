// Writes one Swift file that holds every given file as a string literal.
// Usage: embed-templates ROOT OUTPUT FILE…   (paths below ROOT become the names)
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
let root = arguments[0].hasSuffix("/") ? arguments[0] : arguments[0] + "/"
var source = "// Generated from Templates/ by embed-templates; edit the files there.\n"
source += "let embeddedTemplates: [(name: String, text: String)] = [\n"
for path in arguments.dropFirst(2).sorted() {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  let name = path.replacingOccurrences(of: root, with: "")
  // A literal ends its last line without a newline, so one is put back if the file has it.
  source += "  (name: #####\"\(name)\"#####, text: #####\"\"\"\n\(text)\n\"\"\"#####),\n"
}
source += "]\n"
try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)

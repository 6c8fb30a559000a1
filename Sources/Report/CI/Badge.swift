internal import Analysis
internal import Bytes
internal import Dataset

/// What a badge says: readiness in a word, and how many examples there are.
struct Badge {
  let label = "training data"
  let message: String
  let isGood: Bool

  init(_ model: ReportModel) {
    let volume = model.volume
    let count =
      volume.total < volume.goals.minimum
      ? "\(volume.total)/\(volume.goals.minimum) examples" : "\(volume.total) examples"
    message = (model.readiness.isReady ? "ready, " : "not ready, ") + count
    isGood = model.readiness.isReady
  }
}

/// The answer that shields.io's endpoint badge asks for.
package func badgeJSON(_ model: ReportModel) -> [UInt8] {
  let badge = Badge(model)
  var writer = JSONWriter()
  writer.object {
    $0.member("schemaVersion", 1)
    $0.member("label", badge.label)
    $0.member("message", badge.message)
    $0.member("color", badge.isGood ? "2b6b53" : "9c2b20")
  }
  writer.newline()
  return writer.take()
}

/// The badge as a picture of its own.
package func badgeSVG(_ model: ReportModel) -> [UInt8] {
  let badge = Badge(model)
  // Six and a half units a letter at size 11; `textLength` makes the text fit whatever the font.
  func width(_ text: String) -> Int { text.unicodeScalars.count * 13 / 2 }
  let left = width(badge.label) + 12
  let right = width(badge.message) + 12
  let text = { (text: String, start: Int) in
    "<text x=\"\(start + 6)\" y=\"14\" textLength=\"\(width(text))\" "
      + "lengthAdjust=\"spacingAndGlyphs\">\(xml(text))</text>"
  }
  let lines = [
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(left + right)\" height=\"20\" "
      + "role=\"img\">",
    "<title>\(xml(badge.label)): \(xml(badge.message))</title>",
    "<rect width=\"\(left + right)\" height=\"20\" rx=\"3\" fill=\"#3b3a36\"/>",
    "<path d=\"M\(left) 0h\(right - 3)a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-\(right - 3)z\" "
      + "fill=\"\(badge.isGood ? "#2b6b53" : "#9c2b20")\"/>",
    "<g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\">",
    text(badge.label, 0), text(badge.message, left), "</g>", "</svg>", "",
  ]
  return Array(lines.joined(separator: "\n").utf8)
}

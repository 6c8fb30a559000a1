/// One file of the site: a path relative to the site's folder, and what it holds.
package struct SiteFile: Sendable, Equatable {
  /// `index.html`, `assets/style.css`
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

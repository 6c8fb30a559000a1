internal import Project

extension ProjectKey {
  /// From the system's generator, which nobody can guess.
  static func fresh() -> ProjectKey {
    var generator = SystemRandomNumberGenerator()
    return ProjectKey((0..<byteCount).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }
}

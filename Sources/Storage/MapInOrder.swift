/// Maps inputs on several cores and hands the results on one by one, in input order.
///
/// At most `width` maps run at once and at most `4 * width` results wait for an earlier one, so
/// memory is bounded whatever the number of inputs, and what `consume` sees does not depend on
/// `width`.
package func mapInOrder<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], width: Int,
  _ map: @escaping @Sendable (Input) throws -> Output,
  consume: (Output) throws -> Void
) async throws {
  precondition(width > 0, "width must be positive")
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var waiting: [Int: Output] = [:]
    var next = 0
    var running = 0
    var consumed = 0
    func admit() {
      while running < width, next < inputs.count, next - consumed < 4 * width {
        let (index, input) = (next, inputs[next])
        group.addTask { (index, try map(input)) }
        next += 1
        running += 1
      }
    }
    admit()
    while let (index, output) = try await group.next() {
      running -= 1
      waiting[index] = output
      admit()
      while let ready = waiting.removeValue(forKey: consumed) {
        try consume(ready)
        consumed += 1
      }
      admit()
    }
  }
}

/// Whole numbers that make a linear function greatest, by branch and bound on linear programs
/// (A. H. Land and A. G. Doig 1960).
///
/// Coefficients of the objective are whole, so that a branch is left as soon as the whole part of its bound is
/// reached.
struct IntegerProgram {
  var program: LinearProgram
  /// Whether whole values are a solution, without rounding.
  var isSolution: ([Int]) -> Bool
  /// A solution near values that are not whole; nil where none was found.
  var rounded: ([Double]) -> [Int]?
  /// Branches that are looked at, at most.
  var branchLimit = 2_000
  /// Whether any solution will do.
  var takesFirst = false

  /// - Returns: The best solution that was found, nil without any, and whether it is known that there is no
  ///   better one: always unless the limit of branches is met.
  func best() -> (values: [Int]?, isProven: Bool) {
    var program = program
    let objective = program.objective
    func worth(_ values: [Int]) -> Double {
      zip(objective, values).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    var best: (values: [Int], worth: Double)?
    var branches = [(lower: program.lower, upper: program.upper)]
    var looked = 0
    while let branch = branches.popLast() {
      if looked == branchLimit { return (best?.values, false) }
      looked += 1
      (program.lower, program.upper) = branch
      guard let found = program.solution else { continue }
      let bound = (found.objective + 1e-6).rounded(.down)
      func isHopeless() -> Bool { best.map { bound <= $0.worth } ?? false }
      if isHopeless() { continue }
      let nearest = found.values.map { Int($0.rounded()) }
      var open: (variable: Int, distance: Double)?
      for (variable, value) in found.values.enumerated() {
        let distance = abs(value - value.rounded())
        if distance > 1e-6, distance > (open?.distance ?? 0) + 1e-9 { open = (variable, distance) }
      }
      for candidate in [open == nil ? nearest : nil, rounded(found.values)] {
        guard let candidate, isSolution(candidate) else { continue }
        let value = worth(candidate)
        if best.map({ value > $0.worth }) ?? true { best = (candidate, value) }
        if takesFirst { return (candidate, true) }
      }
      if isHopeless() { continue }
      guard let open else {
        // Only the last digit of a constraint rules it out: what is beside it is looked at.
        if !isSolution(nearest) { branches += neighbours(of: nearest, in: branch) }
        continue
      }
      let value = found.values[open.variable].rounded(.down)
      var below = branch
      below.upper[open.variable] = value
      var above = branch
      above.lower[open.variable] = value + 1
      branches += [below, above]
    }
    return (best?.values, true)
  }

  /// All of a branch but one point: what differs from it first in one variable, up or down.
  private func neighbours(
    of point: [Int], in branch: (lower: [Double], upper: [Double])
  ) -> [(lower: [Double], upper: [Double])] {
    var rest = branch
    var result: [(lower: [Double], upper: [Double])] = []
    for (variable, value) in point.enumerated() {
      let value = Double(value)
      if rest.lower[variable] < value {
        result.append(rest)
        result[result.count - 1].upper[variable] = value - 1
      }
      if rest.upper[variable] > value {
        result.append(rest)
        result[result.count - 1].lower[variable] = value + 1
      }
      (rest.lower[variable], rest.upper[variable]) = (value, value)
    }
    return result
  }
}

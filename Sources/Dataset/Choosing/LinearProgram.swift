/// Maximises a linear function of bounded variables under constraints "at most".
///
/// The simplex method with upper bounds, on a tableau that holds the columns of nonbasic variables only; where
/// zero is no solution, one artificial variable finds a first one (V. Chvátal, "Linear Programming", 1983,
/// chapters 2, 3 and 8). The largest coefficient enters; after many steps the smallest number does, which cannot
/// cycle (R. G. Bland 1977). Deterministic: the same numbers in the same order give the same solution.
struct LinearProgram {
  /// The sum of coefficients times variables is at most the bound.
  struct Row {
    var coefficients: [Double]
    var bound: Double
  }

  /// One a variable.
  var objective: [Double]
  var rows: [Row]
  /// One a variable, finite.
  var lower: [Double]
  /// One a variable, not below ``lower``.
  var upper: [Double]

  /// The values that make the objective greatest; nil where no values meet all constraints.
  ///
  /// - Complexity: a step is O(rows × variables); there are about as many as rows and variables.
  var solution: (values: [Double], objective: Double)? {
    var tableau = Tableau(self)
    guard tableau.findStart() else { return nil }
    tableau.maximise(objective)
    let values = tableau.values(lower)
    return (values, zip(objective, values).reduce(0) { $0 + $1.0 * $1.1 })
  }
}

/// Basic variables in terms of the nonbasic ones, which are all zero: each row says that its variable is `right`
/// less the sum of `cells` times the columns' variables.
///
/// Variables count from their lower bounds; one that stands at its upper end is flipped, so that it counts down
/// from there.
private struct Tableau {
  let variableCount: Int
  let rowCount: Int
  /// The variables, and the artificial one.
  let columnCount: Int
  /// Row by row.
  var cells: [Double]
  var right: [Double]
  var costs: [Double]
  /// By row, and by column: the number of its variable. The program's come first, then one slack a row, then
  /// the artificial one.
  var basis: [Int]
  var columns: [Int]
  /// By variable.
  var range: [Double]
  var isFlipped: [Bool]

  private static let small = 1e-9
  private var artificial: Int { variableCount + rowCount }

  init(_ program: LinearProgram) {
    variableCount = program.objective.count
    rowCount = program.rows.count
    columnCount = variableCount + 1
    cells = []
    cells.reserveCapacity(rowCount * columnCount)
    right = []
    for row in program.rows {
      cells += row.coefficients
      cells.append(-1)
      right.append(row.bound - zip(row.coefficients, program.lower).reduce(0) { $0 + $1.0 * $1.1 })
    }
    costs = Array(repeating: 0, count: columnCount)
    basis = Array(variableCount..<variableCount + rowCount)
    columns = Array(0..<variableCount) + [variableCount + rowCount]
    range = zip(program.upper, program.lower).map { $0 - $1 }
    range += Array(repeating: .infinity, count: rowCount + 1)
    isFlipped = Array(repeating: false, count: range.count)
  }

  /// Finds values that meet all constraints; false where there are none.
  mutating func findStart() -> Bool {
    var worst: Int?
    for row in 0..<rowCount where right[row] < -Self.small {
      if worst.map({ right[row] < right[$0] }) ?? true { worst = row }
    }
    if let worst {
      var objective = Array(repeating: 0.0, count: range.count)
      objective[artificial] = -1
      pivot(worst, columnCount - 1)
      maximise(objective)
      if let row = basis.firstIndex(of: artificial) {
        if right[row] > 1e-7 { return false }
        // It is zero: any other variable takes its place.
        let column = (0..<columnCount).first { abs(cells[row * columnCount + $0]) > 1e-7 }
        if let column { pivot(row, column) }
      }
    }
    // It never comes back.
    range[artificial] = 0
    return true
  }

  /// - Parameter objective: By variable; those that it does not name count nothing.
  mutating func maximise(_ objective: [Double]) {
    func worth(_ variable: Int) -> Double {
      guard variable < objective.count else { return 0 }
      return isFlipped[variable] ? -objective[variable] : objective[variable]
    }
    for column in 0..<columnCount { costs[column] = worth(columns[column]) }
    for row in 0..<rowCount {
      let factor = worth(basis[row])
      if factor == 0 { continue }
      for column in 0..<columnCount {
        costs[column] -= factor * cells[row * columnCount + column]
      }
    }
    let patience = 20 * (rowCount + columnCount)
    for step in 0..<10 * patience {
      guard let column = entering(isPatient: step < patience) else { return }
      advance(column)
    }
  }

  /// The column whose variable makes the objective grow; nil at the greatest.
  private func entering(isPatient: Bool) -> Int? {
    var best: Int?
    for column in 0..<columnCount where costs[column] > Self.small && range[columns[column]] > 0 {
      guard let known = best else {
        best = column
        continue
      }
      let isBetter =
        isPatient && costs[column] != costs[known]
        ? costs[column] > costs[known] : columns[column] < columns[known]
      if isBetter { best = column }
    }
    return best
  }

  /// Lets a column's variable grow until it or a basic one reaches an end of its range.
  private mutating func advance(_ column: Int) {
    var step = range[columns[column]]
    var leaving: (row: Int, isAtUpper: Bool)?
    for row in 0..<rowCount {
      let cell = cells[row * columnCount + column]
      let isAtUpper = cell < 0
      if abs(cell) <= Self.small || isAtUpper && range[basis[row]] == .infinity { continue }
      let room = isAtUpper ? range[basis[row]] - right[row] : right[row]
      let limit = max(0, room) / abs(cell)
      let isFirst =
        limit < step || leaving.map { limit == step && basis[row] < basis[$0.row] } ?? false
      if isFirst {
        step = limit
        leaving = (row, isAtUpper)
      }
    }
    guard let leaving else {
      // Nothing bounds it only where the program is unbounded, which shares of a whole never are.
      if step < .infinity { flip(column: column) } else { costs[column] = 0 }
      return
    }
    if leaving.isAtUpper { flip(row: leaving.row) }
    pivot(leaving.row, column)
  }

  private mutating func flip(column: Int) {
    let variable = columns[column]
    for row in 0..<rowCount {
      right[row] -= cells[row * columnCount + column] * range[variable]
      cells[row * columnCount + column].negate()
    }
    costs[column].negate()
    isFlipped[variable].toggle()
  }

  private mutating func flip(row: Int) {
    right[row] = range[basis[row]] - right[row]
    for column in 0..<columnCount { cells[row * columnCount + column].negate() }
    isFlipped[basis[row]].toggle()
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let start = row * columnCount
    let pivot = cells[start + column]
    for other in 0..<columnCount where other != column { cells[start + other] /= pivot }
    right[row] /= pivot
    cells[start + column] = 1 / pivot
    for index in 0..<rowCount where index != row {
      let factor = cells[index * columnCount + column]
      if factor == 0 { continue }
      for other in 0..<columnCount where other != column {
        cells[index * columnCount + other] -= factor * cells[start + other]
      }
      cells[index * columnCount + column] = -factor / pivot
      right[index] -= factor * right[row]
    }
    let cost = costs[column]
    for other in 0..<columnCount where other != column {
      costs[other] -= cost * cells[start + other]
    }
    costs[column] = -cost / pivot
    swap(&basis[row], &columns[column])
  }

  func values(_ lower: [Double]) -> [Double] {
    var values = Array(repeating: 0.0, count: variableCount)
    for (row, variable) in basis.enumerated() where variable < variableCount {
      values[variable] = right[row]
    }
    for variable in 0..<variableCount {
      if isFlipped[variable] { values[variable] = range[variable] - values[variable] }
      values[variable] = lower[variable] + min(range[variable], max(0, values[variable]))
    }
    return values
  }
}

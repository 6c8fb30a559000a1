#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A row of sparse features: column and value.
struct SparseRow: Sendable {
  var columns: [Int32]
  var values: [Double]
}

/// Logistic regression with an L2 penalty: minimises Σ log(1 + e^(−y·(b + w·x))) + λ/2·|w|².
///
/// Fitted by L-BFGS (Liu and Nocedal 1989, memory 8) from zero, in a fixed order of additions: the
/// same rows give the same weights.
struct LogisticRegression {
  private(set) var weights: [Double]
  private(set) var bias = 0.0

  init(weights: [Double], bias: Double) {
    self.weights = weights
    self.bias = bias
  }

  /// - Parameters:
  ///   - columnCount: Columns are numbered below it.
  ///   - strength: λ, above 0.
  init(_ rows: [SparseRow], _ isPositive: [Bool], columnCount: Int, strength: Double) {
    weights = Array(repeating: 0, count: columnCount)
    var point = Array(repeating: 0.0, count: columnCount + 1)
    var (loss, gradient) = Self.loss(at: point, rows, isPositive, strength)
    var steps: [(s: [Double], y: [Double], rho: Double)] = []
    for _ in 0..<100 {
      let slope = dot(gradient, gradient).squareRoot()
      guard slope > 1e-3 * max(1, dot(point, point).squareRoot()) else { break }
      let direction = Self.direction(gradient, steps)
      let descent = dot(direction, gradient)
      guard descent < 0 else { break }
      var length = steps.isEmpty ? min(1, 1 / slope) : 1.0
      var next = point
      var result = (loss: loss, gradient: gradient)
      var isAccepted = false
      for _ in 0..<30 {
        for index in next.indices { next[index] = point[index] + length * direction[index] }
        result = Self.loss(at: next, rows, isPositive, strength)
        if result.loss <= loss + 1e-4 * length * descent {
          isAccepted = true
          break
        }
        length /= 2
      }
      guard isAccepted else { break }
      let s = difference(next, point)
      let y = difference(result.gradient, gradient)
      let curvature = dot(s, y)
      if curvature > 1e-12 {
        steps.append((s, y, 1 / curvature))
        if steps.count > 8 { steps.removeFirst() }
      }
      point = next
      (loss, gradient) = result
    }
    bias = point[columnCount]
    weights = Array(point[..<columnCount])
  }

  /// b + w·x.
  func score(_ row: SparseRow) -> Double {
    var sum = bias
    for (column, value) in zip(row.columns, row.values) { sum += weights[Int(column)] * value }
    return sum
  }

  private static func loss(
    at point: [Double], _ rows: [SparseRow], _ isPositive: [Bool], _ strength: Double
  ) -> (loss: Double, gradient: [Double]) {
    let bias = point.count - 1
    var gradient = point.map { $0 * strength }
    gradient[bias] = 0
    var loss = 0.0
    for index in 0..<bias { loss += point[index] * point[index] }
    loss *= strength / 2
    for (row, isPositive) in zip(rows, isPositive) {
      var score = point[bias]
      for index in row.columns.indices {
        score += point[Int(row.columns[index])] * row.values[index]
      }
      let signed = isPositive ? score : -score
      // log(1 + e^−s) without overflow.
      loss += signed > 0 ? log1p(exp(-signed)) : -signed + log1p(exp(signed))
      let error = (isPositive ? -1.0 : 1.0) / (1 + exp(signed))
      gradient[bias] += error
      for index in row.columns.indices {
        gradient[Int(row.columns[index])] += error * row.values[index]
      }
    }
    return (loss, gradient)
  }

  /// The two-loop recursion.
  private static func direction(
    _ gradient: [Double], _ steps: [(s: [Double], y: [Double], rho: Double)]
  ) -> [Double] {
    var q = gradient
    var alphas: [Double] = []
    for step in steps.reversed() {
      let alpha = step.rho * dot(step.s, q)
      alphas.append(alpha)
      for index in q.indices { q[index] -= alpha * step.y[index] }
    }
    if let last = steps.last {
      let scale = dot(last.s, last.y) / dot(last.y, last.y)
      for index in q.indices { q[index] *= scale }
    }
    for (step, alpha) in zip(steps, alphas.reversed()) {
      let beta = step.rho * dot(step.y, q)
      for index in q.indices { q[index] += (alpha - beta) * step.s[index] }
    }
    for index in q.indices { q[index] = -q[index] }
    return q
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}

private func difference(_ a: [Double], _ b: [Double]) -> [Double] {
  var result = a
  for index in result.indices { result[index] -= b[index] }
  return result
}

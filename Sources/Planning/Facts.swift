/// What the data says, for the tasks that are bound to it.
package struct Facts: Sendable, Equatable {
  /// Counts as they are, shares and scores from 0 to 1. A fact without a value was not measured,
  /// as a share is when there is no response.
  package var values: [MeasureName: Double]

  package init(_ values: [MeasureName: Double] = [:]) { self.values = values }

  package subscript(name: MeasureName) -> Double? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// Sets a share of responses, or takes it away when there is no response.
  package mutating func set(_ name: MeasureName, to count: Int, of total: Int) {
    values[name] = total == 0 ? nil : Double(count) / Double(total)
  }
}

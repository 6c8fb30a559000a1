internal import ArgumentParser
internal import Planning

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The day of a run: as `--date` says, else `SOURCE_DATE_EPOCH`, else today in UTC.
///
/// - Throws: ``ValidationError`` for what is no day.
func runDay(_ date: String?) throws -> CalendarDay {
  if let date {
    guard let day = CalendarDay(date) else {
      throw ValidationError("--date '\(date)' is not a day: write YYYY-MM-DD")
    }
    return day
  }
  let seconds: Int
  if let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
    guard let value = Int(epoch), (0...253_402_300_799).contains(value) else {
      throw ValidationError("SOURCE_DATE_EPOCH '\(epoch)' is not a number of seconds")
    }
    seconds = value
  } else {
    seconds = Int(Date().timeIntervalSince1970)
  }
  return CalendarDay(dayNumber: seconds / 86_400)
}

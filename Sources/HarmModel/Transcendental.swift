#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

func exponential(_ x: Double) -> Double { exp(x) }

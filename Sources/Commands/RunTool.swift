internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Runs the command line of the process. Never returns normally when a command asks for a status.
package func runTool() async {
  // A reader that goes away (`| head`) must not change how a command ends.
  signal(SIGPIPE, SIG_IGN)
  await Tool.main()
}

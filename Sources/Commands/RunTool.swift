internal import ArgumentParser

/// Runs the command line of the process. Never returns normally when a command asks for a status.
package func runTool() async { await Tool.main() }

import CSystem
import Glibc
import PluginKit
import Shell

Interruption.install()
collate_return_freed_memory()
do throws(CommandError) {
  let invocation = try Invocation(Array(CommandLine.arguments.dropFirst()))
  if invocation.showsVersion {
    print("collate \(version)")
    exit(0)
  }
  var program = Program(invocation)
  exit(program.run())
} catch {
  Terminal(nil).complain("collate: error: \(error.explanation)")
  exit(error.kind.rawValue)
}

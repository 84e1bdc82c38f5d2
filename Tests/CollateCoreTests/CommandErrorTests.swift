import CollateCore
import Testing

struct CommandErrorTests {
  @Test(arguments: [
    (CommandError(.usage, "there is no cell 9"), "there is no cell 9"),
    (CommandError(.usage, "there is no cell 9", hint: "See cells."), "there is no cell 9. See cells."),
  ])
  func `a person is told what is wrong, and what to do where that is known`(error: CommandError, told: String)
  {
    #expect(error.explanation == told)
  }
}

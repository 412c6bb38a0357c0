import InfraTrackCapture
import Testing

struct ShellHookTests {
    @Test func hasAHookForEachShell() {
        for hook in ShellHook.allCases {
            let text = hook.text
            #expect(text.hasPrefix("# InfraTrack's recording hook for "))
            #expect(text.hasSuffix("\n"))
            #expect(text.contains("INFRATRACK_SPOOL") && text.contains("INFRATRACK_PRIVATE"))
            #expect(text.contains("it1") && text.contains("133;C"))
            #expect(!text.contains("infratrack command"), "no program is started")
        }
    }

    @Test func setsNoTrap() {
        #expect(!ShellHook.bash.text.contains("trap '"))
        #expect(ShellHook.bash.text.contains("PS0="))
    }

    /// PowerShell is not run in the tests, so its hook is held by what it must have.
    @Test func asksPowerShellFirstHowTheCommandEnded() throws {
        let text = ShellHook.powershell.text
        let prompt = try #require(text.firstRange(of: "function global:prompt {"))
        let body = text[prompt.upperBound...].split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(body.prefix(2) == ["$worked = $?", "$native = $global:LASTEXITCODE"])
        #expect(text.contains("$global:LASTEXITCODE = $native"))
        #expect(text.contains("AddToHistoryHandler"))
        #expect(text.count { $0 == "{" } == text.count { $0 == "}" } + 0)
    }
}

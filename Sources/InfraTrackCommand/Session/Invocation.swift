import ArgumentParser
import InfraTrack
import InfraTrackAlerts

/// One run of the command: parses the arguments, runs the call, and turns errors into a status.
struct Invocation {
    let environment: Environment

    init(_ environment: Environment) { self.environment = environment }

    /// Runs the arguments and returns the exit status.
    func run(_ arguments: [String]) -> Int32 {
        do {
            let command = try InfraTrackCommand.parseAsRoot(Self.globalsLast(arguments))
            if let call = command as? any Call {
                try call.run(Session(environment, call.global))
            } else {
                var command = command
                try command.run()
            }
            return ExitStatus.done
        } catch let status as ExitStatus {
            return status.code
        } catch {
            return tell(error)
        }
    }

    private func tell(_ error: any Error) -> Int32 {
        if let status = ExitStatus.of(error) {
            environment.warn("infratrack: \(error)")
            return status
        }
        let text = InfraTrackCommand.fullMessage(for: error)
        guard InfraTrackCommand.exitCode(for: error).rawValue != 0 else {
            environment.print(text)
            return ExitStatus.done
        }
        environment.warn(text)
        return ExitStatus.usage
    }

    /// Global options may stand before the call's name; the parser wants them after it.
    static func globalsLast(_ arguments: [String]) -> [String] {
        var rest = arguments[...]
        var globals: [String] = []
        while let name = rest.first, let takesValue = GlobalOptions.takesValue(name) {
            let taken = rest.prefix(takesValue ? 2 : 1)
            globals += taken
            rest = rest.dropFirst(taken.count)
        }
        var words: [String] = []
        var level: any ParsableCommand.Type = InfraTrackCommand.self
        while let word = rest.first, let next = level.configuration.subcommand(named: word) {
            words.append(word)
            rest = rest.dropFirst()
            level = next
        }
        return words + globals + rest
    }
}

extension CommandConfiguration {
    fileprivate func subcommand(named name: String) -> (any ParsableCommand.Type)? {
        subcommands.first { $0.configuration.commandName == name }
    }
}

/// A call of the command that works on a store.
protocol Call: ParsableCommand {
    var global: GlobalOptions { get }
    func run(_ session: Session) throws
}

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
            let order = try ArgumentOrder(arguments)
            if order.isIncomplete { return help(on: order.level) }
            try run(try InfraTrackCommand.parseAsRoot(order.arranged), isAsked: order.asksForHelp)
            try environment.finish()
            return ExitStatus.done
        } catch let status as ExitStatus {
            return status.code
        } catch {
            return tell(error)
        }
    }

    /// Runs a call, or the parser's own help: it takes an `h` among letters after a hyphen for that.
    private func run(_ command: any ParsableCommand, isAsked: Bool) throws {
        if let call = command as? any Call {
            return try call.run(Session(environment, call.global))
        }
        guard isAsked else {
            throw LedgerError(
                .usage, "A value that begins with a hyphen was taken for an option.",
                cure: "Write it as --option=value, or a text after “--”.")
        }
        var command = command
        try command.run()
    }

    /// A group of calls alone does nothing, so it is not done.
    private func help(on level: any ParsableCommand.Type) -> Int32 {
        environment.warn(InfraTrackCommand.helpMessage(for: level))
        return ExitStatus.usage
    }

    private func tell(_ error: any Error) -> Int32 {
        if let status = ExitStatus.of(error) {
            environment.warn("infratrack: \(error)")
            return status
        }
        let text = InfraTrackCommand.fullMessage(for: error)
        switch InfraTrackCommand.exitCode(for: error) {
        case .success:
            environment.print(text)
            return ExitStatus.done
        case .validationFailure:
            environment.warn(text)
            return ExitStatus.usage
        default:
            environment.warn("infratrack: \(error)")
            return ExitStatus.internalError
        }
    }
}

/// A call of the command that works on a store.
protocol Call: ParsableCommand {
    var global: GlobalOptions { get }
    func run(_ session: Session) throws
}

/// A call whose arguments are a query.
protocol Listing: Call {
    var query: [String] { get }
}

/// A call whose arguments are no texts, so that its options may have one hyphen and a letter.
protocol ShortOptions: Call {}

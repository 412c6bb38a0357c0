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
            if order.isIncomplete { throw ExitStatus(code: help(on: order.level)) }
            var command = try InfraTrackCommand.parseAsRoot(order.arranged)
            if let call = command as? any Call {
                try call.run(Session(environment, call.global))
            } else {
                try command.run()
            }
            try environment.finish()
            return ExitStatus.done
        } catch let status as ExitStatus {
            return status.code
        } catch {
            return tell(error)
        }
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

import ArgumentParser

struct VersionCommand: Call {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the version")
    static let number = "0.1.0"

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws { session.environment.print("infratrack \(Self.number)") }
}

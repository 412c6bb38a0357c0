import ArgumentParser

/// The files that open what is sealed in a record.
struct IdentityOptions: ParsableArguments {
    @Option(
        name: .customLong("identity"), help: "A file with identities, to show sealed parts clear")
    var identities: [String] = []
}

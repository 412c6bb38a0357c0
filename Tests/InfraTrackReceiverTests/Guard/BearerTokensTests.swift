import Testing

@testable import InfraTrackReceiver

@Suite struct BearerTokensTests {
    private let tokens = BearerTokens(["first-token", "second:token"])

    @Test(arguments: [
        "Bearer first-token", "bearer second:token", "Bearer  first-token",
        "Basic bW9uaXRvcjpmaXJzdC10b2tlbg==", "basic bW9uaXRvcjpzZWNvbmQ6dG9rZW4=",
    ])
    func accepts(_ header: String) { #expect(tokens.accept(header)) }

    @Test(arguments: [
        nil, "", "Bearer", "Bearer ", "Bearer first-toke", "Bearer first-token ",
        "Digest first-token",
        "first-token", "Basic first-token", "Basic Zmlyc3QtdG9rZW4=", "Basic !",
    ])
    func refuses(_ header: String?) { #expect(!tokens.accept(header)) }

    @Test func nobodyHasATokenOfNone() { #expect(!BearerTokens([]).accept("Bearer x")) }
}

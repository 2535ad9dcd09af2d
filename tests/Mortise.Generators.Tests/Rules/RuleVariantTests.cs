using Mortise.Generators.Tests.Building;
using Xunit;

namespace Mortise.Generators.Tests.Rules;

/// <summary>The further ways to break a rule that its page does not show.</summary>
public sealed class RuleVariantTests
{
    [Theory]
    [InlineData(
        "ValueTask ActAsync(int[] values, CancellationToken cancellation = default);",
        "MT1010 int[]",
        "ImmutableArray<int>")]
    [InlineData(
        "ValueTask ActAsync(byte[] values, CancellationToken cancellation = default);",
        "MT1010 byte[]",
        "ReadOnlyMemory<byte>")]
    [InlineData(
        "ValueTask ActAsync(ISet<int> values, CancellationToken cancellation = default);",
        "MT1010 ISet<int>",
        "ImmutableHashSet<int>")]
    [InlineData(
        "ValueTask ActAsync(Dictionary<string, int> values, CancellationToken cancellation = default);",
        "MT1010 Dictionary<string, int>",
        "ImmutableDictionary<string, int>")]
    [InlineData(
        "ValueTask ActAsync(object value, CancellationToken cancellation = default);",
        "MT1009 object",
        "immutable collections")]
    [InlineData(
        "ValueTask ActAsync(dynamic value, CancellationToken cancellation = default);", "MT1009 dynamic", "dynamic")]
    [InlineData(
        "ValueTask ActAsync(Action value, CancellationToken cancellation = default);", "MT1009 Action", "Action")]
    [InlineData("ValueTask ActAsync(ILog value, CancellationToken cancellation = default);", "MT1009 ILog", "ILog")]
    [InlineData(
        "ValueTask<Task> ActAsync(CancellationToken cancellation = default);", "MT1009 ValueTask<Task>", "Task")]
    [InlineData("ValueTask ActAsync(out int value, CancellationToken cancellation = default);", "MT1008 value", "out")]
    [InlineData(
        "ValueTask ActAsync(CancellationToken cancellation, int value);", "MT1007 cancellation", "last parameter")]
    [InlineData("void ActAsync(CancellationToken cancellation = default);", "MT1006 void", "returns ValueTask")]
    [InlineData("ValueTask ActAsync<T>(CancellationToken cancellation = default);", "MT1004 ActAsync", "generic")]
    [InlineData(
        "[Operation(OnFailure = FailurePolicy.FailOpen)] ValueTask ActAsync(CancellationToken cancellation = default);",
        "MT1024 ValueTask",
        "has no result")]
    [InlineData(
        "[Operation(OnFailure = FailurePolicy.FailOpen)] "
        + "IAsyncEnumerable<string?> ActAsync(CancellationToken cancellation = default);",
        "MT1024 IAsyncEnumerable<string?>",
        "returns a stream")]
    [InlineData(
        "[Operation(OnFailure = FailurePolicy.FailOpen)] "
        + "ValueTask<string> ActAsync(CancellationToken cancellation = default);",
        "MT1024 ValueTask<string>",
        "ValueTask<string?>")]
    [InlineData("static int Count => 1;", "MT1004 Count", "property")]
    [InlineData("event Action Changed;", "MT1004 Changed", "event")]
    [InlineData("ValueTask ActAsync(CancellationToken cancellation = default) => default;", "MT1004 ActAsync", "body")]
    [InlineData("ValueTask Async(CancellationToken cancellation = default);", "MT1005 Async", "end in 'Async'")]
    [InlineData("ValueTask GrößeAsync(CancellationToken cancellation = default);", "MT1005 GrößeAsync", "ASCII")]
    [InlineData(
        "ValueTask ActAsync(ImmutableDictionary<string, IAsyncEnumerable<int>> values, "
        + "CancellationToken cancellation = default);",
        "MT1009 ImmutableDictionary<string, IAsyncEnumerable<int>>",
        "IAsyncEnumerable<int>")]
    public async Task An_operation(string member, string finding, string words) => await ExpectAsync(
        $"[Contract(\"acme.test\", 1, 0)] public interface ITest {{ {member} }}", finding, words);

    [Theory]
    [InlineData("public sealed class Thing { }", "MT1011 Thing", "a sealed record")]
    [InlineData("public struct Thing { }", "MT1011 Thing", "a readonly record struct")]
    [InlineData("public record struct Thing(int Value);", "MT1011 Thing", "a readonly record struct")]
    [InlineData("public sealed record Thing(int Value) { public int Field; }", "MT1012 Field", "is a field")]
    [InlineData(
        "public sealed record Thing(int Value) { private int _seen; public int Seen => _seen++; }",
        "MT1012 _seen",
        "can change")]
    [InlineData("public sealed record Thing(int Value) { public int Lost { get; } = 3; }", "MT1012 Lost", "gets lost")]
    [InlineData("public sealed record Thing(ImmutableArray<Uri> Links);", "MT1009 ImmutableArray<Uri>", "Uri")]
    [InlineData("public sealed record Thing([Since(7)] int Value = 0);", "MT1016 Value", "minors up to 0")]
    [InlineData("public sealed record Thing { public required int Größe { get; init; } }", "MT1005 Größe", "ASCII")]
    [InlineData("public abstract record Thing { private Thing() { } }", "MT1014 Thing", "no sealed record")]
    [InlineData(
        "public abstract record Thing { private Thing() { } public record Open : Thing; }",
        "MT1014 Open",
        "must be a public sealed record")]
    public async Task A_data_type(string type, string finding, string words) => await ExpectAsync(
        $$"""
        {{type}}

        [Contract("acme.test", 1, 0)]
        public interface ITest
        {
            ValueTask ActAsync(Thing thing, CancellationToken cancellation = default);

            ValueTask ActAgainAsync(Thing thing, CancellationToken cancellation = default);
        }
        """,
        finding,
        words);

    [Theory]
    [InlineData("public class OopsException() : DeclaredException(\"oops\");", "sealed")]
    [InlineData("internal sealed class OopsException() : DeclaredException(\"oops\");", "public")]
    [InlineData(
        "public sealed class OopsException : DeclaredException { private OopsException() : base(\"\") { } }",
        "one public constructor")]
    public async Task A_declared_error(string type, string words) => await ExpectAsync(
        $$"""
        {{type}}

        [Contract("acme.test", 1, 0)]
        public interface ITest
        {
            [Throws<OopsException>]
            ValueTask ActAsync(CancellationToken cancellation = default);
        }
        """,
        "MT1015 OopsException",
        words);

    [Theory]
    [InlineData("int number", "MT1034 int", "one configuration record")]
    [InlineData("Ports<ILog> logs", "MT1034 Ports<ILog>", "Ports<ILog>")]
    [InlineData("Publisher<int> numbers", "MT1034 Publisher<int>", "Publisher<int>")]
    [InlineData("Settings settings", "MT1010 int[]", "ImmutableArray<int>")]
    [InlineData("Limits limits", "MT1040 Name", "bounds are no values of string")]
    public async Task A_constructor_parameter_of_a_plugin(
        string parameter, string finding, string words) => await ExpectAsync(
        $$"""
        public sealed record Settings(int[] Values);

        public sealed record Limits([property: System.ComponentModel.DataAnnotations.Range(1, 2)] string Name = "");

        [Plugin("acme.test")]
        public sealed class TestPlugin({{parameter}}) : IStop
        {
            public ValueTask StopAsync(CancellationToken cancellation) => default;
        }
        """,
        finding,
        words);

    [Fact]
    public async Task A_record_with_too_many_fields() => await ExpectAsync(
        $$"""
        public sealed record Wide({{string.Join(", ", Enumerable.Range(0, 129).Select(FieldOf))}});

        [Contract("acme.test", 1, 0)]
        public interface ITest
        {
            ValueTask ActAsync(Wide wide, CancellationToken cancellation = default);
        }
        """,
        "MT1022 Wide",
        "129 fields");

    [Fact]
    public async Task An_event_with_no_room() =>
        await ExpectAsync(
            "[Event(\"acme.rang\", 1, 0, Capacity = 0)] public sealed record Rang(int Value);",
            "MT1019 Rang",
            "1 or more");

    [Fact]
    public async Task A_broken_type_of_another_assembly_is_shown_where_it_is_used()
    {
        var library = Sources.Emit(
            Sources.Compile("Acme.Library", "public class Thing { public int Value { get; set; } }"));
        var compilation = Sources.Compile(
            "Acme.Contracts",
            """
            [Contract("acme.test", 1, 0)]
            public interface ITest
            {
                ValueTask ActAsync(Thing thing, CancellationToken cancellation = default);
            }
            """,
            library);

        Assert.Equal(["MT1011 Thing"], await Findings.InAsync(compilation));
    }

    [Fact]
    public async Task What_breaks_a_rule_gets_no_code()
    {
        var compilation = Sources.Compile(
            "Acme.Contracts", "[Contract(\"acme.test\", 1, 0)] public interface ITest { int Count { get; } }");

        Assert.Equal(compilation.SyntaxTrees.Length, Sources.Generate(compilation).SyntaxTrees.Count());
        Assert.NotEmpty(await Findings.InAsync(compilation));
    }

    private static string FieldOf(int number) => $"int Field{number}";

    private static async Task ExpectAsync(string source, string finding, string words)
    {
        var found = Assert.Single(await Findings.AllAsync(Sources.Compile("Acme.Test", source)));

        Assert.Equal(
            finding,
            $"{found.Id} {source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)}");
        Assert.Contains(words, found.GetMessage(null));
    }
}

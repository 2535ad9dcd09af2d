using Xunit;

namespace Mortise.Generators.Tests.Building;

/// <summary>Whatever an author's types are called, the generated code means the right ones.</summary>
public sealed class NameClashTests
{
    [Theory]
    [InlineData("Payload")]
    [InlineData("Port")]
    [InlineData("ValueTask")]
    [InlineData("CancellationToken")]
    [InlineData("Dispatcher")]
    [InlineData("Exception")]
    [InlineData("FieldReader")]
    [InlineData("PayloadReader")]
    [InlineData("ImmutableArray")]
    [InlineData("Fields")]
    [InlineData("Read")]
    [InlineData("Write")]
    [InlineData("Stream")]
    [InlineData("Members")]
    [InlineData("Instance")]
    public void A_data_type_may_have_any_name(string name)
    {
        string[] definitions = [$"public sealed record {name}(int Value);", $"public enum {name} {{ One, Two }}"];
        foreach (var definition in definitions)
        {
            var source = $$"""
                namespace Acme.Parts
                {
                    {{definition}}

                    [Contract("acme.test", 1, 0)]
                    public interface ITest
                    {
                        global::System.Threading.Tasks.ValueTask<{{name}}> AskAsync(
                            {{name}} value,
                            global::System.Collections.Immutable.ImmutableArray<{{name}}> all,
                            global::System.Threading.CancellationToken cancellation = default);
                    }
                }
                """;

            Assert.Empty(Sources.Complaints(Sources.Generate(Sources.Compile("Acme.Parts", source))));
        }
    }

    [Theory]
    [InlineData("namespace Acme.System { public sealed record Thing(int Value); }")]
    [InlineData("namespace Acme.Mortise { public sealed record Thing(int Value); }")]
    [InlineData("namespace Acme { public sealed class Payload; public sealed class RouteStep; }")]
    [InlineData("public sealed class Payload; public static class ValueTask;")]
    public void Other_types_and_namespaces_may_have_any_name(string other) =>
        Assert.Empty(Sources.Complaints(Sources.Generate(Sources.Compile("Acme.Parts", Contract + other))));

    [Fact]
    public void Global_usings_may_bring_any_name()
    {
        const string Other =
            """
            namespace Windows
            {
                public class Dispatcher;
                public class Binding;
                public class Port<T>;
                public class Payload;
            }
            """;

        Assert.Empty(
            Sources.Complaints(
                Sources.Generate(Sources.Compile("Acme.Parts", "global using Windows;\n" + Contract + Other))));
    }

    [Fact]
    public void A_contract_may_be_in_no_namespace() => Assert.Empty(Sources.Complaints(Sources.Generate(Sources.Compile(
        "Acme.Parts",
        """
        public sealed record Thing(int Value);

        [Contract("acme.test", 1, 1)]
        public partial interface ITest
        {
            ValueTask<Thing> AskAsync(Thing thing, CancellationToken cancellation = default);

            [Since(1)]
            public virtual partial IAsyncEnumerable<Thing> AddedAsync(
                Thing thing, CancellationToken cancellation = default);
        }
        """))));

    /// <summary>Its rules name what they look at after the field, beside names of the reader's own.</summary>
    [Fact]
    public void A_field_of_a_configuration_may_have_any_name_and_several_rules() =>
        Assert.Empty(Sources.Complaints(Sources.Generate(Sources.Compile("Acme.Parts", """
            using System.ComponentModel.DataAnnotations;

            namespace Acme.Parts;

            public sealed record OddConfig(
                [property: Range(1, 9), AllowedValues(1, 2)] int? Value = null,
                [property: Range(1, 9)] int? Problems = null,
                [property: Range(1, 9)] int? Class = null,
                [property: StringLength(9), RegularExpression("[a-z]+"), DeniedValues("root")] string? Reader = null,
                [property: Range(1, 9)] int? reader = null,
                [property: Range(1, 9)] int? reader2 = null)
            {
                public IEnumerable<string> Validate() => [];
            }

            [Plugin("acme.odd", Description = "Odd.")]
            public sealed class OddPlugin(OddConfig config) : IStop
            {
                public ValueTask StopAsync(CancellationToken cancellation) => new(Task.FromResult(config));
            }
            """))));

    [Fact]
    public void Codecs_of_foreign_types_are_private_to_each_assembly()
    {
        var data = Sources.Emit(Sources.Generate(Sources.Compile(
            "Acme.First",
            """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Acme.Second")]

            namespace Acme.First
            {
                public readonly record struct Key(int Number);

                public sealed record Thing(Key Key) { public string Note { get; init; } = ""; }

                [Contract("acme.first", 1, 0)]
                public interface IFirst
                {
                    ValueTask<Thing> AskAsync(CancellationToken cancellation = default);
                }
            }
            """)));
        var second = Sources.Generate(Sources.Compile(
            "Acme.Second",
            """
            namespace Acme.First
            {
                [Contract("acme.second", 1, 0)]
                public interface ISecond
                {
                    ValueTask<Thing> AskAsync(Key key, CancellationToken cancellation = default);
                }
            }
            """,
            data));

        Assert.Empty(Sources.Complaints(second));
        Assert.Contains(
            second.SyntaxTrees,
            static tree => tree.FilePath.EndsWith("Mortise.Codecs.Acme_Second_.AcmeFirstThingCodec.g.cs"));
    }

    private const string Contract = """
        namespace Acme.Parts
        {
            [Contract("acme.test", 1, 0)]
            public interface ITest
            {
                global::System.Threading.Tasks.ValueTask<int> AskAsync(
                    global::System.Collections.Generic.IAsyncEnumerable<int> all,
                    CancellationToken cancellation = default);
            }
        }

        """;
}

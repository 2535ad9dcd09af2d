using System.Collections.Immutable;
using Mortise.Hosting.Documents;
using Mortise.Kernel.Resolution;

namespace Mortise.Hosting.Manifests;

/// <summary>Reads the lists of contracts and events of a manifest.</summary>
internal sealed class ContractShapes(ProblemList problems)
{
    public ImmutableArray<ProvidedContract> Provided(ImmutableArray<DocumentNode> items) =>
    [
        .. Each(items, reader => new ProvidedContract(
            Name(reader, "contract"), Version(reader), reader.RequiredText("fingerprint"), Members(reader))),
    ];

    public ImmutableArray<RequiredContract> Required(ImmutableArray<DocumentNode> items) =>
    [
        .. Each(items, reader =>
        {
            var parameter = reader.RequiredText("parameter");
            var name = Name(reader, "contract");
            var version = Version(reader);
            return new RequiredContract(
                parameter,
                name,
                version,
                reader.Parsed("range", ContractRange.Parse) ?? ContractRange.From(version),
                reader.Choice(
                    "cardinality",
                    ("one", Cardinality.One),
                    ("optional", Cardinality.Optional),
                    ("many", Cardinality.Many)) ?? Cardinality.One,
                reader.Text("key") ?? "",
                reader.RequiredText("fingerprint"),
                Members(reader));
        }),
    ];

    public ImmutableArray<EventReference> Events(ImmutableArray<DocumentNode> items) =>
    [
        .. Each(items, reader => new EventReference(
            Name(reader, "event"), Version(reader), reader.RequiredText("fingerprint"))),
    ];

    private IEnumerable<T> Each<T>(ImmutableArray<DocumentNode> items, Func<ObjectReader, T> read)
    {
        foreach (var item in items)
        {
            if (ObjectReader.Open(item, problems) is { } reader)
            {
                var value = read(reader);
                reader.End();
                yield return value;
            }
        }
    }

    /// <summary>
    /// The name is the part before the slash of what the edition grants, so it must be spelled as that.
    /// </summary>
    private static string Name(ObjectReader reader, string key) =>
        reader.RequiredParsed(key, text => ContractId.Parse($"{text}/1").Name) ?? "";

    private static ContractVersion Version(ObjectReader reader) =>
        reader.RequiredParsed("version", ContractVersion.Parse);

    private ImmutableSortedDictionary<string, string> Members(ObjectReader reader)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, shape) in reader.Members("members"))
        {
            if (shape.Kind == DocumentKind.Text)
            {
                members[name] = shape.Text;
            }
            else
            {
                problems.Value(shape.Place, "Expected the member's shape as text.");
            }
        }

        return members.ToImmutable();
    }
}

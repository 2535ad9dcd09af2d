using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>A file of the product declares at most one public type, and is named after it.</summary>
public sealed class OnePublicTypePerFile : IRule
{
    public IEnumerable<Violation> Check(Repository repository)
    {
        var product = repository.CSharp
            .Where(file => file.IsUnder("src") || file.IsUnder("plugins") || file.IsUnder("editions"));
        foreach (var file in product)
        {
            var types = file.TopLevelTypes().Where(type => type.IsPublic()).ToArray();
            foreach (var type in types.Skip(1))
            {
                yield return new(file.Path, type.Line(), $"also declares {Declarations.NameOf(type)}");
            }

            if (types.Length == 1 && !file.Name.StartsWith(Declarations.NameOf(types[0]), StringComparison.Ordinal))
            {
                yield return new(file.Path, types[0].Line(), $"is not named after {Declarations.NameOf(types[0])}");
            }
        }
    }
}

using Mortise.Hosting.Editions;

namespace Mortise.Cli.Development;

/// <summary>What an author works at. Immutable.</summary>
/// <param name="Name">For the host that is made for it.</param>
internal sealed record Workplace(string Name)
{
    private const int LongestName = 64;

    /// <summary>The project; empty when only its output was named.</summary>
    public string Project { get; init; } = "";

    /// <summary>The folder that its build makes; empty when an edition was named.</summary>
    public string Output { get; init; } = "";

    /// <summary>Where its build lists the contract assemblies that it is built against; it need not be there.</summary>
    public string ContractList { get; init; } = "";

    /// <summary>The edition; empty for one that has nothing but the plug-in.</summary>
    public string Edition { get; init; } = "";

    /// <summary>The name of the edition with nothing but the plug-in, which names a data directory too.</summary>
    public string EditionName
    {
        get
        {
            var letters = Name.ToLowerInvariant().Select(static letter =>
                char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-');
            var name = $"dev-{string.Concat(letters)}";
            return name.Length > LongestName ? name[..LongestName] : name;
        }
    }

    /// <summary>Writes the edition that has nothing but the plug-in; its file.</summary>
    public string WriteEdition(string folder)
    {
        var file = Path.Combine(folder, EditionConfig.FileName);
        File.WriteAllText(file, $$"""
            {
              "edition": "{{EditionName}}",
              "sources": [],
              "contracts": [],
              "deadlines": { "watch": "1s" }
            }
            """);
        return file;
    }
}

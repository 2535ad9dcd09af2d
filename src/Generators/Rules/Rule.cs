namespace Mortise.Generators.Rules;

/// <summary>What all rules have in common.</summary>
internal static class Rule
{
    public const string Category = "Mortise";

    /// <summary>Where the pages are. A reserved name, until the project has an address.</summary>
    public const string Help = "https://mortise.example/docs/codes/";
}

using System.Collections.Immutable;
using Mortise.Hosting.Documents;

namespace Mortise.Cli.Programs;

/// <summary>The named arguments of a program.</summary>
internal static class ProgramArguments
{
    /// <exception cref="ProblemException">One is not of the form name=value, or a name is there twice.</exception>
    public static ImmutableDictionary<string, string> Parse(IReadOnlyList<string> texts)
    {
        var arguments = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=');
            if (equals <= 0 || arguments.ContainsKey(text[..equals]))
            {
                throw new ProblemException(
                    "MT6009",
                    $"'{text}' is no argument for the program. Each is name=value after --, and each name once.");
            }

            arguments[text[..equals]] = text[(equals + 1)..];
        }

        return arguments.ToImmutable();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests.Model;

/// <summary>Lines that are neither blank nor comment: lines on which a token stands.</summary>
public static class CodeLines
{
    public static int Count(SourceFile file)
    {
        var lines = new HashSet<int>();
        foreach (var token in file.Syntax.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.EndOfFileToken))
            {
                continue;
            }

            var span = token.GetLocation().GetLineSpan();
            for (var line = span.StartLinePosition.Line; line <= span.EndLinePosition.Line; line++)
            {
                lines.Add(line);
            }
        }

        return lines.Count(line => !string.IsNullOrWhiteSpace(file.Lines[line]));
    }
}

using System.Text.Json;
using Mortise.Administration;
using Mortise.Cli.Output;
using Mortise.Hosting.Documents;
using Mortise.Invocation;
using Spectre.Console;

namespace Mortise.Cli;

/// <summary>
/// The one place where the tool's exceptions end: each becomes a code, an explanation and an exit code. Only a fault of
/// Mortise itself shows a stack trace, and only on request.
/// </summary>
internal static class Boundary
{
    public static async Task<int> RunAsync(Surroundings surroundings, bool json, Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (surroundings.Interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception error)
        {
            var failures = Describe(error);
            if (json)
            {
                surroundings.Output.Writer.WriteLine(JsonText.Write(writer => Write(writer, failures)));
            }
            else
            {
                Show(surroundings, failures);
            }

            if (surroundings.Debug)
            {
                surroundings.Error.Writer.WriteLine(error);
            }

            return ExitCode.Of(failures[0].Code);
        }
    }

    private static Failure[] Describe(Exception error) => error switch
    {
        ProblemException problems => [.. problems.Problems.Select(Describe)],
        InvocationException invocation => [Describe(invocation)],
        RefusedException refused => [new(refused.Code, "", refused.Explanation)],
        UnknownPluginException unknown => [new("MT3012", "", unknown.Message)],
        CallException call => [new(call.Code, "", call.Message)],
        DeclaredException declared => [new("MT4005", "", declared.Message)],
        _ => [new("MT6008", "", $"A fault of Mortise itself, not yours: {error.GetType().Name}: {error.Message} Set "
            + "MORTISE_DEBUG=1 to see where, and report it.")],
    };

    private static Failure Describe(Problem problem) => new(
        problem.Code,
        problem.Where,
        problem.Path.Length == 0 ? problem.Explanation : $"{problem.Path}: {problem.Explanation}");

    /// <summary>
    /// Errors that the kernel's own contracts declare have codes of their own, also when called by name.
    /// </summary>
    private static Failure Describe(InvocationException error)
    {
        if (error.Kind == nameof(RefusedException))
        {
            using var fields = JsonDocument.Parse(error.Error);
            return new(
                fields.RootElement.GetProperty(nameof(RefusedException.Code)).GetString()!, "", error.Explanation);
        }

        return new(error.Kind == nameof(UnknownPluginException) ? "MT3012" : error.Code, "", error.Explanation);
    }

    private static void Show(Surroundings surroundings, Failure[] failures)
    {
        foreach (var failure in failures)
        {
            var where = failure.Where.Length == 0 ? "" : failure.Where + ": ";
            surroundings.Error.Console.Markup("[red]mortise:[/] ");
            surroundings.Error.Line($"{where}{failure.Explanation} ({failure.Code})");
        }
    }

    private static void Write(Utf8JsonWriter writer, Failure[] failures)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("errors");
        foreach (var failure in failures)
        {
            writer.WriteStartObject();
            writer.WriteString("Code", failure.Code);
            writer.WriteString("Where", failure.Where);
            writer.WriteString("Explanation", failure.Explanation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Mortise.Bench.Gateway;

/// <summary>What the generator saw in one turn.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="Seconds">In what time.</param>
/// <param name="Percentile99">Of the time of a request, in milliseconds.</param>
/// <param name="Errors">Answers other than 2xx, and connections that failed.</param>
internal sealed record Load(double Requests, double Seconds, double Percentile99, double Errors)
{
    private const int Connections = 32;
    private const string Result = "result ";

    /// <summary>Sends requests for a second, over connections that stay open.</summary>
    public static Load Send(string url) => Send(url, "keep-alive");

    /// <param name="url">Where the server listens.</param>
    /// <param name="connection">Whether it stays open.</param>
    public static Load Send(string url, string connection)
    {
        var script = Path.GetTempFileName();
        try
        {
            File.WriteAllText(script, Script(connection));
            return Run(["-t1", $"-c{Connections}", "-d1s", "-s", script, url + Addition.Path]);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static Load Run(string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var line = output.Split('\n').SingleOrDefault(static line => line.StartsWith(Result, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk gave no result: {output}");
        var numbers = line[Result.Length..].Split(' ').Select(static number =>
            double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new Load(numbers[0], numbers[1] / 1e6, numbers[2] / 1e3, numbers[3]);
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException(
                "The suite gateway sends its requests with wrk, which is not here. On Debian: apt-get install wrk");
        }
    }

    private static string Script(string connection) => $$"""
        wrk.method = "POST"
        wrk.body = '{{Addition.Json}}'
        wrk.headers["Content-Type"] = "application/json"
        wrk.headers["Connection"] = "{{connection}}"
        done = function(summary, latency, requests)
          local errors = summary.errors
          io.write(string.format("{{Result}}%d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99),
            errors.connect + errors.read + errors.write + errors.status + errors.timeout))
        end
        """;
}

using System.Text.Json;

namespace Mortise.Cli.Campaigns.Scores;

/// <summary>A scoreboard for machines.</summary>
internal static class ScoreboardJson
{
    public static void Write(Utf8JsonWriter writer, Scoreboard board)
    {
        writer.WriteStartObject();
        writer.WriteString("Level", board.Level);
        writer.WriteNumber("Seed", board.Seed);
        writer.WriteNumber("Injected", board.Injected);
        writer.WriteNumber("Calls", board.Calls);
        writer.WriteNumber("Lost", board.Lost);
        writer.WriteNumber("Duplicated", board.Duplicated);
        writer.WriteNumber("Hosts", board.Hosts);
        writer.WriteNumber("OtherLeaks", board.OtherLeaks);
        writer.WriteNumber("Seconds", Math.Round(board.Took.TotalSeconds, 1));
        WriteTexts(writer, "HostFailures", board.HostFailures);
        WriteTexts(writer, "Imbalances", board.Imbalances);
        WriteTexts(writer, "Examples", board.Examples);
        writer.WriteStartArray("Faults");
        foreach (var score in board.Scores)
        {
            Write(writer, score);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("NotSurvivable");
        foreach (var death in board.Deaths)
        {
            writer.WriteStartObject();
            writer.WriteString("Fault", death.Fault.Name);
            writer.WriteString("Why", death.Fault.Why);
            writer.WriteString("Evidence", death.Evidence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FaultScore score)
    {
        writer.WriteStartObject();
        writer.WriteString("Fault", score.Kind.Name);
        writer.WriteString("Family", $"{score.Kind.Family}");
        writer.WriteString("Does", score.Kind.Does);
        writer.WriteString("Expected", score.Kind.Expected);
        writer.WriteNumber("Injected", score.Injected);
        writer.WriteNumber("Survived", score.Survived);
        writer.WriteNumber("Recovered", score.Recovered);
        writer.WriteNumber("Lost", score.Lost);
        writer.WriteNumber("Duplicated", score.Duplicated);
        writer.WriteNumber("Forgotten", score.Forgotten);
        writer.WriteNumber("Leaks", score.Leaks);
        writer.WriteNumber("LeaksFound", score.LeaksFound);
        writer.WriteNumber("LeaksNamed", score.LeaksNamed);
        writer.WriteString("Problem", score.Problem);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}

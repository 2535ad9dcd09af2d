using System.Composition;

namespace Tills.Host;

[Export(typeof(ICustomers))]
public sealed class Customers : ICustomers
{
    public bool IsLoyal(string customer) => customer == "Anna";
}

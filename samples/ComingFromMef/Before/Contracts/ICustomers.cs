namespace Tills;

// snippet: customers
public interface ICustomers
{
    bool IsLoyal(string customer);
}
// end

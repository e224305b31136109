resource "aws_budgets_budget" "this" {
  cost_filter {
    name   = slot("key")
    values = slot("list")
  }

  dynamic "cost_filter" {
    for_each = slot("value")

    content {
      name   = cost_filter.key
      values = flatten([cost_filter.value])
    }
  }
}

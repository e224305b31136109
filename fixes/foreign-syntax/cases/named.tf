variable "tags" {
  description = "Tags of everything"
  type        = map(string)
  default     = {}
}

resource "aws_sns_topic" "orders" {
  name = "orders"
  tags = merge(var.tags, Name = "orders")
}

resource "aws_sns_topic" "returns" {
  name = "returns"

  tags = merge(
    var.tags,
    Name = "returns",
    Team = "shop"
  )
}

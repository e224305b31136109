resource "aws_sns_topic" "this" {
  name = slot("own_name")

  tags = slot("tags")
}

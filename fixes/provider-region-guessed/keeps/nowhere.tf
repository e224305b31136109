# Nothing says where anything is.
resource "aws_sns_topic" "one" {
  provider = aws.blue
  name     = "one"
}

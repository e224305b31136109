resource "aws_lb" "this" {
  access_logs {
    bucket  = slot.access_logs_bucket.id
    enabled = true
  }
}

resource "aws_alb" "this" {
  access_logs {
    bucket  = slot.access_logs_bucket.id
    enabled = true
  }
}

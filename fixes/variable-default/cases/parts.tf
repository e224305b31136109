variable "zone" {
  type = object({
    zone_id   = string
    addresses = list(string)
  })
}

variable "streams" {
  type = list(string)
}

variable "visibility_minutes" {
  type = number
}

variable "name" {
  type = string
}

variable "message_template" {
  type = string
}

resource "aws_route53_record" "app" {
  zone_id = var.zone.zone_id
  name    = "app"
  type    = "A"
  ttl     = 300
  records = var.zone.addresses
}

resource "aws_kinesis_stream" "all" {
  count       = length(var.streams)
  name        = "${var.name}-${var.streams[count.index]}"
  shard_count = 1
}

resource "aws_sqs_queue" "work" {
  name                       = var.name
  visibility_timeout_seconds = var.visibility_minutes * 60
}

resource "aws_cloudwatch_event_target" "work" {
  rule  = "work"
  arn   = aws_sqs_queue.work.arn
  input = templatestring(var.message_template, { queue = var.name })
}

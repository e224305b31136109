variable "zones" {
  type    = list(string)
  default = ["a", "b"]
}

resource "aws_sqs_queue" "work" {
  name = "work"
}

resource "aws_launch_template" "app" {
  name_prefix   = "app-"
  image_id      = "ami-0"
  instance_type = "t3.micro"

  user_data = base64encode(templatefile("${path.module}/user_data.sh.tpl", {
    queue_url = aws_sqs_queue.work.url
    zones     = var.zones
    name      = "app-${var.zones[0]}"
  }))

  tag_specifications {
    resource_type = "instance"
  }
}

resource "aws_instance" "plain" {
  ami           = "ami-0"
  instance_type = "t3.micro"
  user_data     = file("scripts/plain.sh")
}

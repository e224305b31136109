resource "aws_instance" "web" {
  ami          = "ami-0123456789abcdef0"
  instance_typ = "t3.micro"
  subnet_id    = aws_subnets.main.id

  root_block_devise {
    volume_size = 20
    encrytped   = true
  }

  dynamic "ebs_block_devices" {
    for_each = ["/dev/sdf"]

    content {
      device_name = ebs_block_devices.value
      volume_size = 10
    }
  }
}

resource "aws_subnets" "main" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table_association" "main" {
  subnet_id      = aws_subnets.main.id
  route_table_id = "rtb-0123456789abcdef0"
}

output "address" {
  value = [aws_instance.web.privat_ip, aws_subnets.main.cidr_blocks]
}

variable "words" {
  typ         = string
  descripton  = "Words of the language"
  defautl     = "a"

  validaton {
    condition     = length(var.words) > 0
    error_mesage = "Something is wanted."
  }
}

resource "aws_sqs_queue" "words" {
  cont = 1

  nmae = var.words

  lifecyle {
    prevent_destory = true
  }
}

resource "aws_security_group" "words" {
  dynamic "ingress" {
    for_each = [443]
    contnet {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
    }
  }
}

output "words" {
  vlue      = aws_sqs_queue.words[0].url
  sensitve = true
}

variable "app_port" {
  type    = number
  default = 4520
}

resource "aws_security_group_rule" "web" {
  from_port = 4521
  to_port   = 4521
  protocol  = "tcp"
}

resource "aws_lb_target_group" "web" {
  port     = 4522
  protocol = "HTTP"
  deregistration_delay = 300
}

resource "aws_instance" "web" {
  ami = "ami-4523"
  root_block_device { volume_size = 2000 }
}

locals {
  api_url = "http://localhost:4524/api"
}
